package dev.muster.playbook;

import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelEvent.Added;
import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.journal.JournalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One published version of a playbook: never changes. Rooms above read here what they make when an incident is
 * declared: {@code PlaybookVersion.in(state, event.playbook(), event.playbookVersion())}.
 *
 * @param playbook which playbook
 * @param version 1, 2, 3 and so on
 * @param content what it says
 * @param people everyone whom the content names, as the directory had them when it was published
 * @param publishedAt when
 * @param publishedBy who did it
 */
public record PlaybookVersion(
        String playbook,
        int version,
        PlaybookContent content,
        List<Added> people,
        Instant publishedAt,
        PersonId publishedBy) {
    /** How versions are kept: read by their id alone. */
    public static final Kind<PlaybookVersion> KIND =
            Kind.of("playbook.version", PlaybookVersion.class, v -> id(v.playbook(), v.version()));

    static String id(String playbook, int version) {
        return playbook + "/" + version;
    }

    /** The journal of a playbook, in which its versions are published. */
    public static JournalId journal(WorkspaceId workspace, String playbook) {
        return PlaybookRules.journal(workspace, playbook);
    }

    /** A version of a playbook, if there is one of this number. */
    public static Optional<PlaybookVersion> in(State state, String playbook, int version) {
        return state.get(KIND, id(playbook, version));
    }

    /** The newest version of a playbook, if there is such a playbook. */
    public static Optional<PlaybookVersion> newest(State state, String playbook) {
        return state.get(Playbook.KIND, playbook).flatMap(p -> in(state, playbook, p.version()));
    }

    /** The newest version of a playbook that is in use, if there is such a playbook. */
    public static Optional<PlaybookVersion> inUse(State state, String playbook) {
        return state.get(Playbook.KIND, playbook)
                .filter(p -> !p.archived())
                .flatMap(p -> in(state, playbook, p.version()));
    }

    /** Someone named in the content; null for nobody. */
    @Nullable
    Added named(@Nullable PersonId person) {
        return people.stream()
                .filter(p -> p.person().equals(person))
                .findFirst()
                .orElse(null);
    }
}
