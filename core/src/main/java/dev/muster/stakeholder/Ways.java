package dev.muster.stakeholder;

import dev.muster.channel.Channel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Marking;
import dev.muster.channel.Releases;
import dev.muster.command.Context;
import dev.muster.command.State;
import dev.muster.incident.Incident;
import dev.muster.stakeholder.Matrix.Audience;
import dev.muster.stakeholder.Matrix.Content;
import dev.muster.stakeholder.Matrix.Row;
import dev.muster.stakeholder.StakeholderEvent.Withheld;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the audiences of an incident are now, and whether what is said in it may go there. */
final class Ways {
    private final Incident incident;
    private final Content content;
    private final State state;
    private final Context context;
    private final @Nullable Marking marking;

    Ways(Incident incident, Content content, State state, Context context) {
        this.incident = incident;
        this.content = content;
        this.state = state;
        this.context = context;
        this.marking = Releases.marking(incident.id().channel(), state);
    }

    /**
     * What one audience is to be told, and where.
     *
     * @param channels in which channels
     * @param people true when its people are told one by one as well
     * @param withheld why not at all; null when it is
     */
    record Way(
            Audience audience,
            Row row,
            List<Channel> channels,
            boolean people,
            @Nullable Withheld withheld) {
        String language() {
            return Objects.requireNonNullElse(row.language(), audience.language());
        }
    }

    /** The row by which an audience is told now; without one, that of an audience of which the matrix says nothing. */
    static Row row(Content content, Incident incident, String audience) {
        return content.row(incident.severity(), audience)
                .orElse(new Row(incident.severity(), audience, true, null, 0, null, true, null));
    }

    @Nullable
    Way way(String id) {
        Audience audience = content.audience(id).orElse(null);
        if (audience == null) {
            return null;
        }
        Row row = row(content, incident, id);
        boolean exercise = incident.particulars().exercise();
        List<Channel> all = row.post() ? channels(audience) : List.of();
        List<Channel> channels =
                all.stream().filter(c -> !exercise || inside(c)).toList();
        boolean people = row.via() != null && audience.named();
        boolean nobody = channels.isEmpty() && (exercise || !people);
        boolean fenced = exercise && (people || channels.size() < all.size());
        return new Way(
                audience,
                row,
                channels,
                people && !exercise,
                nobody ? fenced ? Withheld.EXERCISE : Withheld.NOWHERE : null);
    }

    private boolean inside(Channel channel) {
        ChannelId of = incident.id().channel();
        return channel.id().equals(of) || of.equals(channel.settings().set());
    }

    private List<Channel> channels(Audience audience) {
        ChannelId named = audience.channel();
        String purpose = audience.purpose();
        List<Channel> found = named != null
                ? state.get(Channel.KIND, named.value()).stream().toList()
                : purpose == null
                        ? List.of()
                        : state.find(Channel.KIND, Channel.inSet(incident.id().channel())).stream()
                                .filter(c -> c.purpose().equalsIgnoreCase(purpose))
                                .toList();
        return found.stream().filter(c -> !c.archived()).toList();
    }

    /** True when it goes anywhere where more people read than those whom the incident's marking allows. */
    boolean wider(Way way) {
        return (way.people() && Marking.lowers(marking, null))
                || way.channels().stream()
                        .anyMatch(c -> Marking.lowers(marking, c.settings().marking()));
    }

    private boolean leaks(Way way, String text) {
        return (way.people() && !Releases.narrower(null, text, state, context).isEmpty())
                || way.channels().stream()
                        .anyMatch(c -> !Releases.narrower(c.settings().marking(), text, state, context)
                                .isEmpty());
    }

    /** True when what somebody wrote goes there only with a reason. */
    boolean needsRelease(Way way, String text) {
        return wider(way) || leaks(way, text);
    }
}
