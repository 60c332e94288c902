package dev.muster.rotation;

import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import dev.muster.journal.JournalId;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rotation as it is defined.
 *
 * @param id which
 * @param title what it is called
 * @param channel where it is said besides who comes and goes; null for nowhere
 * @param layers its layers; of those that have somebody the first counts
 * @param ended whether it has ended: nobody is on call by it any more
 * @param version 1 at first, one more with every change of any sort
 * @param changedAt when anything about it last changed
 */
public record Rotation(
        RotationId id,
        String title,
        @Nullable ChannelId channel,
        List<Layer> layers,
        boolean ended,
        int version,
        Instant changedAt) {
    /** The sort of journal in which each rotation's acts are kept. */
    static final String SORT = "rotation";

    /** What all rotations are found by. */
    static final Term ALL = Term.of("all", true);

    /** How rotations are kept. */
    public static final Kind<Rotation> KIND =
            new Kind<>("rotation.rotation", Rotation.class, r -> r.id().value(), r -> Set.of(ALL), r -> 0);

    /** Takes a copy. */
    public Rotation {
        layers = List.copyOf(layers);
    }

    /** The journal of a rotation. */
    static JournalId journal(WorkspaceId workspace, RotationId rotation) {
        return JournalId.of(workspace, SORT, rotation.value());
    }

    /** The layer of this name. */
    Optional<Layer> layer(String name) {
        return layers.stream().filter(l -> l.name().equals(name)).findFirst();
    }

    /** The same with another definition. */
    Rotation with(String newTitle, @Nullable ChannelId newChannel, List<Layer> newLayers, Instant at) {
        return new Rotation(id, newTitle, newChannel, newLayers, ended, version + 1, at);
    }

    /** The same after a change of something beside the definition. */
    Rotation touched(Instant at) {
        return new Rotation(id, title, channel, layers, ended, version + 1, at);
    }

    /** The same, ended. */
    Rotation over(Instant at) {
        return new Rotation(id, title, channel, layers, true, version + 1, at);
    }
}
