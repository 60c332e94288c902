package dev.muster.rule;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.channel.Watched;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.Incident;
import dev.muster.journal.EntryId;
import dev.muster.playbook.PlaybookEvent.PlaybookPublished;
import dev.muster.playbook.PlaybookVersion;
import dev.muster.playbook.RulePlan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules that playbooks carry. Each acts in the incidents that run by its version, as whoever published that version:
 * nobody else said that it should be so. They are read from the version itself, which never changes; what they begin
 * with is watched for as long as there is a version that says so.
 */
final class Carried {
    private static final String BY = "playbook/";
    private static final String TURNS = "/turns";

    private Carried() {}

    /**
     * A rule, and where it stands when a playbook carries it.
     *
     * @param origin null for one outside of playbooks
     */
    record Placed(Rule rule, @Nullable Origin origin) {}

    /** True for what watches for rules in playbooks. */
    static boolean watches(String by) {
        return by.startsWith(BY);
    }

    /** The rules of the version that runs in a channel, if that is an incident and one of these watches for it. */
    static List<Placed> in(ChannelId channel, List<String> watching, State state) {
        if (watching.stream().noneMatch(Carried::watches)) {
            return List.of();
        }
        return state.get(Incident.KIND, channel.value())
                .flatMap(i -> Optional.ofNullable(i.playbook())
                        .filter(p -> watching.contains(BY + p) || watching.contains(BY + p + TURNS))
                        .flatMap(p -> PlaybookVersion.in(state, p, i.playbookVersion())))
                .map(Carried::of)
                .orElse(List.of());
    }

    /** All rules of a version. */
    static List<Placed> of(PlaybookVersion version) {
        return version.content().rules().stream()
                .map(plan ->
                        new Placed(rule(version, plan), new Origin(version.playbook(), version.version(), plan.id())))
                .toList();
    }

    /** A rule as it stands, by itself or in a version of a playbook. */
    static Optional<Rule> find(RuleId id, @Nullable Origin origin, State state) {
        return origin == null ? state.get(Rule.KIND, id.value()) : find(origin, state);
    }

    private static Optional<Rule> find(Origin origin, State state) {
        return PlaybookVersion.in(state, origin.playbook(), origin.version()).stream()
                .flatMap(v -> of(v).stream())
                .filter(p -> origin.equals(p.origin()))
                .map(Placed::rule)
                .findFirst();
    }

    private static Rule rule(PlaybookVersion version, RulePlan plan) {
        String name = version.playbook() + "/" + version.version() + "/" + plan.id();
        RuleId id = new RuleId(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
        PersonId owner = version.publishedBy();
        return new Rule(
                id,
                null,
                version.playbook(),
                Plans.content(plan),
                true,
                false,
                owner,
                owner.value(),
                version.version(),
                version.publishedAt());
    }

    /** What a new version begins with is watched for, with what earlier ones do: incidents still run by those. */
    static Decision watch(EntryId at, PlaybookPublished event, State state, Context context) {
        Watched before = Watched.in(state);
        String by = BY + at.journal().id();
        Set<String> kinds = new LinkedHashSet<>();
        boolean turns = false;
        for (Watched.Line line : before.lines()) {
            turns |= line.by().equals(by + TURNS);
            if (line.by().equals(by)) {
                kinds.addAll(Objects.requireNonNullElse(line.kinds(), List.of()));
            }
        }
        for (RulePlan plan : event.content().rules()) {
            RuleContent.When when = Plans.content(plan).when();
            turns |= Boolean.TRUE.equals(when.becomesTrue());
            kinds.addAll(Objects.requireNonNullElse(Watch.kinds(when), List.of()));
        }
        List<Watched.Line> lines = new ArrayList<>(before.lines());
        lines.removeIf(l -> l.by().equals(by) || l.by().equals(by + TURNS));
        if (!kinds.isEmpty()) {
            lines.add(new Watched.Line(by, null, List.copyOf(kinds)));
        }
        if (turns) {
            lines.add(new Watched.Line(by + TURNS, null, null));
        }
        if (Set.copyOf(lines).equals(Set.copyOf(before.lines()))) {
            return new Decision();
        }
        if (lines.size() > Watch.MOST) {
            throw Rejection.conflict(Watch.MOST + " rules are on in this workspace; switch one off first");
        }
        return new Decision().put(Watched.KIND, new Watched(lines));
    }
}
