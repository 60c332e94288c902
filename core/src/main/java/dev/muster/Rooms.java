package dev.muster;

import dev.muster.channel.Channels;
import dev.muster.command.Feature;
import java.util.List;

/** The features that every Muster has. */
final class Rooms {
    static final List<Feature> BUILT_IN = List.of(new Channels());

    private Rooms() {}
}
