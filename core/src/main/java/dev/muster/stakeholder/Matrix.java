package dev.muster.stakeholder;

import dev.muster.access.GroupId;
import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Kind;
import dev.muster.command.State;
import dev.muster.incident.Severity;
import dev.muster.journal.JournalId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who needs to know what of incidents of which severity: one for a workspace, with every version of it.
 *
 * @param version counts the changes, from 1; 0 for the empty one that every workspace begins with
 * @param content what it says
 */
public record Matrix(int version, Content content) {
    /** The sort of the journal in which it is changed. */
    static final String SORT = "stakeholder";

    /** How versions are kept: by their number. */
    static final Kind<Matrix> KIND = Kind.of("stakeholder.matrix", Matrix.class, m -> Integer.toString(m.version()));

    /** Which version counts: one for a workspace. */
    record Newest(int version) {
        static final String ID = "newest";
        static final Kind<Newest> KIND = Kind.of("stakeholder.newest", Newest.class, n -> ID);
    }

    /** Who may write updates when the workspace does not say. */
    static final List<String> WRITERS = List.of("commander", "deputy", "communications");

    /**
     * What it says.
     *
     * @param audiences at most 50
     * @param rows at most 250, one for each severity and audience
     * @param templates texts of the workspace's own, at most 60; they come before those that are shipped
     * @param writers names of roles, at most 20: who holds one of them in an incident, first or as backup, writes and
     *     approves its updates, and so do the owners of its channel; empty for commander, deputy and communications
     */
    public record Content(List<Audience> audiences, List<Row> rows, List<Template> templates, List<String> writers) {
        /** Nothing. */
        public static final Content NONE = new Content(List.of(), List.of(), List.of(), List.of());

        /** Takes copies; what is absent is empty. */
        public Content {
            audiences = List.copyOf(Objects.requireNonNullElse(audiences, List.of()));
            rows = List.copyOf(Objects.requireNonNullElse(rows, List.of()));
            templates = List.copyOf(Objects.requireNonNullElse(templates, List.of()));
            writers = List.copyOf(Objects.requireNonNullElse(writers, List.of()));
        }

        Optional<Audience> audience(String id) {
            return audiences.stream().filter(a -> a.id().equals(id)).findFirst();
        }

        Optional<Row> row(Severity severity, String audience) {
            return rows.stream()
                    .filter(r -> r.severity() == severity && r.audience().equals(audience))
                    .findFirst();
        }

        List<String> writing() {
            return writers.isEmpty() ? WRITERS : writers;
        }
    }

    /**
     * Those who are told together.
     *
     * @param id 1 to 40 small letters, digits and hyphens
     * @param name 1 to 100 characters
     * @param language theirs, such as {@code en} or {@code pt-BR}
     * @param zone the zone in which times are written for them; null for UTC
     * @param people people by name, at most 100
     * @param groups groups of the host, at most 20: whoever is in them then
     * @param channel the channel of the workspace in which they are; null for none
     * @param purpose in place of that the channels of this purpose in the incident's own set; null for none
     */
    public record Audience(
            String id,
            String name,
            String language,
            @Nullable String zone,
            List<PersonId> people,
            List<GroupId> groups,
            @Nullable ChannelId channel,
            @Nullable String purpose) {
        /** Takes copies; what is absent is empty. */
        public Audience {
            people = List.copyOf(Objects.requireNonNullElse(people, List.of()));
            groups = List.copyOf(Objects.requireNonNullElse(groups, List.of()));
        }

        boolean placed() {
            return channel != null || purpose != null;
        }

        boolean named() {
            return !people.isEmpty() || !groups.isEmpty();
        }
    }

    /**
     * How one audience is told of incidents of one severity.
     *
     * @param severity of incidents of this severity
     * @param audience id of the audience
     * @param post true to post it in the audience's channels
     * @param via the group of notifiers by which its people are told; null for not telling each
     * @param cadenceMinutes how often an update goes out by itself, 5 to 10,080; 0 for never
     * @param language in place of the audience's; null for that
     * @param approval whether a second person has to approve what somebody wrote; null for yes
     * @param template id of the template of facts; null for {@code facts}
     */
    public record Row(
            Severity severity,
            String audience,
            boolean post,
            @Nullable String via,
            int cadenceMinutes,
            @Nullable String language,
            @Nullable Boolean approval,
            @Nullable String template) {
        boolean approved() {
            return !Boolean.FALSE.equals(approval);
        }

        String facts() {
            return template == null ? Words.FACTS : template;
        }
    }

    /**
     * A text with places in braces, which are filled and never evaluated.
     *
     * @param id 1 to 40 small letters, digits and hyphens: {@code facts} says the facts, {@code last} that there will be
     *     no more, {@code mark} that nobody wrote it
     * @param language in which it is
     * @param text at most 2,000 characters
     */
    public record Template(String id, String language, String text) {}

    static JournalId journal(WorkspaceId workspace) {
        return JournalId.of(workspace, SORT, "matrix");
    }

    /** The one that counts. */
    static Matrix in(State state) {
        return state.get(Newest.KIND, Newest.ID)
                .flatMap(n -> state.get(KIND, Integer.toString(n.version())))
                .orElse(new Matrix(0, Content.NONE));
    }
}
