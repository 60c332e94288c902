package dev.muster.incident;

import dev.muster.access.Action;
import dev.muster.access.Actor;
import dev.muster.access.Rank;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.OfWorkspace;
import dev.muster.command.Admission;
import dev.muster.command.Asked;
import dev.muster.command.Command;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Handler;
import dev.muster.command.Limits;
import dev.muster.command.Question;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.Scheme.IncidentType;
import dev.muster.incident.Scheme.Moves;
import dev.muster.incident.Scheme.SeverityWords;
import dev.muster.journal.Event;
import dev.muster.journal.JournalId;
import dev.muster.property.PropertyDefinition;
import dev.muster.record.DocumentKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes a workspace's {@link Scheme}, and shows it. */
public final class SchemeRules implements Handler<SchemeRules.SetScheme> {
    private static final Action SET = Action.changing("incident.set-scheme", Rank.OWNER);
    private static final Action SHOW = Action.reading("incident.scheme", Rank.GUEST);
    private static final int MOST_TYPES = 50;
    private static final int LONGEST_WAIT = 10_080;

    SchemeRules() {}

    /**
     * Sets how the workspace speaks of its incidents: all of it, what is missing as every workspace begins. For
     * administrators. No status but closed may be one from which none leads to closed, and what is resolved may always
     * become active, because alerts come back.
     *
     * @param severities what severities are called, each at most once; null for their own names
     * @param types the types of incidents, at most 50 with different ids; null for none
     * @param moves what each status may become, each at most once; null for the usual
     * @param callLink address of calls, http or https, with places such as {@code {number}}, at most 500 characters; null
     *     for none
     * @param alarmMinutes how long a role may stay unfilled, 0 to 10,080; null for 15
     * @param digestMinutes how long after it was resolved an incident is summed up, 0 to 10,080; null for 60
     * @param version the version that this one is made from, so that nobody's change is lost; null to set it anyway
     */
    public record SetScheme(
            @Nullable List<SeverityWords> severities,
            @Nullable List<IncidentType> types,
            @Nullable List<Moves> moves,
            @Nullable String callLink,
            @Nullable Integer alarmMinutes,
            @Nullable Integer digestMinutes,
            @Nullable Integer version)
            implements Command {}

    /** The workspace's scheme. */
    public record ShowScheme() implements Question<SchemeView> {}

    /**
     * The workspace's scheme; {@code moves} names every status, and {@code severities} every severity, worst first.
     *
     * @param version 0 when it was never set
     */
    public record SchemeView(
            List<SeverityWords> severities,
            List<IncidentType> types,
            List<Moves> moves,
            @Nullable String callLink,
            int alarmMinutes,
            int digestMinutes,
            int version) {}

    /** The scheme was set, to this. */
    public record SchemeSet(Scheme scheme) implements Event {
        @Override
        public String sentence() {
            return "set how this workspace speaks of its incidents, version " + scheme.version();
        }
    }

    static void register(Registry registry) {
        registry.audience("scheme", (journal, actor, state, policy) -> OptionalLong.empty());
        registry.handle("incident.set-scheme", SetScheme.class, new SchemeRules());
        registry.event("incident.scheme-set", 1, SchemeSet.class);
        registry.answer(
                "incident.scheme", ShowScheme.class, SchemeView.class, OfWorkspace.of(SHOW, (q, s, c) -> view(s)));
    }

    @Override
    public SetScheme admit(SetScheme command, Admission admission) {
        Set<Severity> severities = new HashSet<>();
        List<SeverityWords> words = new ArrayList<>();
        for (SeverityWords w : Limits.atMost("severities", command.severities(), Severity.values().length)) {
            SeverityWords given = Limits.present("severities", w);
            once("severities", severities.add(Limits.present("severities.severity", given.severity())));
            words.add(new SeverityWords(
                    given.severity(), title("severities", given.title()), text("severities", given.description())));
        }
        String callLink = command.callLink();
        return new SetScheme(
                words,
                types(command.types()),
                moves(command.moves()),
                callLink == null ? null : CallTemplate.checked("callLink", callLink),
                minutes("alarmMinutes", command.alarmMinutes(), Scheme.ALARM_MINUTES),
                minutes("digestMinutes", command.digestMinutes(), Scheme.DIGEST_MINUTES),
                command.version());
    }

    private static List<IncidentType> types(@Nullable List<IncidentType> given) {
        Set<String> ids = new HashSet<>();
        List<IncidentType> types = new ArrayList<>();
        for (IncidentType t : Limits.atMost("types", given, MOST_TYPES)) {
            IncidentType type = Limits.present("types", t);
            String id = Limits.required("types.id", type.id(), 64);
            if (!PropertyDefinition.ID.matcher(id).matches()) {
                throw Rejection.invalid("types.id", "an id has 1 to 64 letters, digits, _ and -");
            }
            once("types.id", ids.add(id));
            types.add(new IncidentType(id, title("types", type.title()), text("types", type.description())));
        }
        return types;
    }

    private static List<Moves> moves(@Nullable List<Moves> given) {
        Set<Status> from = new HashSet<>();
        List<Moves> moves = new ArrayList<>();
        for (Moves m : Limits.atMost("moves", given, Status.values().length)) {
            Moves move = Limits.present("moves", m);
            Status status = Limits.present("moves.from", move.from());
            once("moves.from", from.add(status));
            if (move.to().contains(status) || move.to().contains(Status.TRIAGE)) {
                throw Rejection.invalid("moves.to", "nothing becomes what it is, and nothing goes back to triage");
            }
            moves.add(new Moves(status, move.to().stream().distinct().sorted().toList()));
        }
        Scheme would = new Scheme(List.of(), List.of(), moves, null, 0, 0, 0);
        would.deadEnd().ifPresent(s -> {
            throw Rejection.invalid(
                    "moves", "from " + s.word() + " no way leads to closed; let it become something that does");
        });
        if (!would.mayBecome(Status.RESOLVED, Status.ACTIVE)) {
            throw Rejection.invalid("moves", "what is resolved must be allowed to become active: problems come back");
        }
        return moves;
    }

    private static void once(String field, boolean first) {
        if (!first) {
            throw Rejection.invalid(field, "is there twice; name each once");
        }
    }

    private static String title(String field, @Nullable String title) {
        return Limits.required(field + ".title", title, 60);
    }

    private static String text(String field, @Nullable String text) {
        return Limits.optional(field + ".description", text, 500);
    }

    private static int minutes(String field, @Nullable Integer given, int usual) {
        return (int) Limits.within(field, Objects.requireNonNullElse(given, usual), 0, LONGEST_WAIT);
    }

    private static JournalId journal(WorkspaceId workspace) {
        return JournalId.of(workspace, "scheme", Scheme.id());
    }

    @Override
    public Set<JournalId> journals(SetScheme command, WorkspaceId workspace) {
        return Set.of(journal(workspace));
    }

    @Override
    public Set<DocumentKey> needs(SetScheme command, Actor actor) {
        return Set.of(Scheme.KIND.key(actor.workspace(), Scheme.id()));
    }

    @Override
    public Asked authorise(SetScheme command, State state, Context context) {
        return new Asked(SET, ChannelAccess.workspace(context.actor()));
    }

    @Override
    public Decision decide(SetScheme command, State state, Context context) {
        Scheme before = Scheme.in(state);
        Integer version = command.version();
        if (version != null && version != before.version()) {
            throw Rejection.conflict("the scheme was changed in the meantime; look at version " + before.version());
        }
        Scheme after = new Scheme(
                given(command.severities()),
                given(command.types()),
                given(command.moves()),
                command.callLink(),
                Objects.requireNonNullElse(command.alarmMinutes(), Scheme.ALARM_MINUTES),
                Objects.requireNonNullElse(command.digestMinutes(), Scheme.DIGEST_MINUTES),
                before.version() + 1);
        return new Decision()
                .put(Scheme.KIND, after)
                .append(journal(context.workspace()), new SchemeSet(after))
                .answer("version", after.version());
    }

    private static <T> List<T> given(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static SchemeView view(State state) {
        Scheme scheme = Scheme.in(state);
        List<SeverityWords> words = Arrays.stream(Severity.values())
                .map(s -> scheme.severities().stream()
                        .filter(w -> w.severity() == s)
                        .findFirst()
                        .orElseGet(() -> new SeverityWords(s, s.name(), "")))
                .toList();
        return new SchemeView(
                words,
                scheme.types(),
                scheme.table(),
                scheme.callLink(),
                scheme.alarmMinutes(),
                scheme.digestMinutes(),
                scheme.version());
    }
}
