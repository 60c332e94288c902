package dev.muster.help;

import dev.muster.access.Group;
import dev.muster.access.GroupId;
import dev.muster.access.Person;
import dev.muster.access.PersonId;
import dev.muster.access.Rank;
import dev.muster.channel.ChannelAccess;
import dev.muster.channel.ChannelEvent.ChannelArchived;
import dev.muster.channel.Channels;
import dev.muster.channel.Member;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.help.Candidate.Answer;
import dev.muster.help.HelpCall.Phase;
import dev.muster.help.HelpCommands.AcceptHelp;
import dev.muster.help.HelpCommands.CallHelp;
import dev.muster.help.HelpCommands.DeclineHelp;
import dev.muster.help.HelpCommands.HelpSilent;
import dev.muster.help.HelpCommands.WithdrawHelp;
import dev.muster.help.HelpEvent.HelpAccepted;
import dev.muster.help.HelpEvent.HelpCalled;
import dev.muster.help.HelpEvent.HelpDeclined;
import dev.muster.incident.InIncident;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent.StatusChanged;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Role;
import dev.muster.journal.EntryId;
import dev.muster.record.Term;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How help is found:
 *
 * <ol>
 *   <li>one after the other in the line is asked, and told the title, who asks and what for, and nothing else;
 *   <li>a no, or silence for the set time, asks the next one; a late yes still counts;
 *   <li>a yes brings that person into the channel in the same transaction, with the time it took, and ends the call;
 *   <li>when nobody is left, whoever asked and the commander are told;
 *   <li>when the incident is over or its channel archived, so is the call.
 * </ol>
 */
final class HelpRules {
    private static final int MOST = 50;
    private static final int MOST_OPEN = 20;
    private static final int LONGEST = 500;

    private HelpRules() {}

    static CallHelp check(CallHelp command, Admission admission) {
        Map<PersonId, Person> people = new LinkedHashMap<>();
        for (PersonId id : Limits.atMost("people", command.people(), MOST)) {
            people.putIfAbsent(id, admission.person("people", Limits.present("people", id)));
        }
        GroupId group = command.group();
        if (group != null) {
            members(group, admission).forEach(p -> people.putIfAbsent(p.id(), p));
        }
        String role = command.role();
        if ((role == null) != (command.roleOf() == null)) {
            throw Rejection.invalid("roleOf", "a role is named together with the incident that has it");
        }
        if (people.isEmpty() && role == null) {
            throw Rejection.invalid("people", "name somebody to be asked");
        }
        long patience = Objects.requireNonNullElse(command.askNextAfterSeconds(), 300L);
        return new CallHelp(
                command.incident(),
                Limits.required("need", command.need(), LONGEST),
                command.people(),
                group,
                role == null ? null : Limits.required("role", role, 60),
                command.roleOf(),
                Limits.within("askNextAfterSeconds", patience, 30, 86_400),
                new CallHelp.Made(new HelpId(admission.newId()), List.copyOf(people.values())));
    }

    private static List<Person> members(GroupId id, Admission admission) {
        Group group = admission
                .directory()
                .group(admission.actor().workspace(), id)
                .orElseThrow(() -> admission.actor().guest()
                        ? Rejection.absent()
                        : Rejection.invalid("group", "there is no group " + id + "; choose another"));
        return group.members().stream()
                .sorted()
                .limit(MOST)
                .flatMap(m -> admission.directory().person(admission.actor().workspace(), m).stream())
                .filter(Person::active)
                .toList();
    }

    static Decision call(CallHelp command, State state, Context context) {
        CallHelp.Made made = Objects.requireNonNull(command.made(), "admitted commands have an id");
        Incident incident = Incident.in(state, command.incident());
        if (!Channels.mayAdd(command.channel(), state, context)) {
            throw Rejection.absent();
        }
        List<Candidate> line = line(command, made, state, context);
        if (!incident.status().open()) {
            throw Rejection.conflict("this incident is over; reopen it to call for help");
        }
        if (line.isEmpty()) {
            throw Rejection.conflict("everyone who could be asked is in the incident already; name somebody else");
        }
        if (open(state, command.incident()).size() >= MOST_OPEN) {
            throw Rejection.conflict("an incident has " + MOST_OPEN + " open calls for help at most; withdraw one");
        }
        HelpCall call = new HelpCall(
                made.call(),
                command.incident(),
                command.need(),
                context.actor().id(),
                context.actor().name(),
                context.now(),
                Objects.requireNonNullElse(command.askNextAfterSeconds(), 300L),
                line,
                Phase.ASKING);
        Decision decision = InIncident.touch(new Decision(), command.incident(), state, context)
                .append(
                        InIncident.journal(command, context),
                        new HelpCalled(
                                call.id(),
                                call.need(),
                                line.stream().map(Candidate::name).toList()))
                .answer("call", call.id());
        return Asking.next(decision, call, "", state, context);
    }

    private static List<Candidate> line(CallHelp command, CallHelp.Made made, State state, Context context) {
        Map<PersonId, Candidate> line = new LinkedHashMap<>();
        made.people().forEach(p -> line.put(p.id(), Candidate.of(p.id(), p.name())));
        IncidentId other = command.roleOf();
        if (other != null) {
            holders(other, command.role(), state, context).forEach(c -> line.putIfAbsent(c.person(), c));
        }
        line.remove(context.actor().id());
        Map<String, Member> present = state.all(
                Member.KIND,
                line.keySet().stream().map(p -> Member.id(command.channel(), p)).toList());
        return line.values().stream()
                .filter(c -> !present.containsKey(Member.id(command.channel(), c.person())))
                .limit(MOST)
                .toList();
    }

    private static List<Candidate> holders(IncidentId other, @Nullable String name, State state, Context context) {
        boolean reads =
                context.allows(ChannelAccess.READ, ChannelAccess.standing(state, other.channel(), context.actor()));
        if (!reads || name == null) {
            throw Rejection.absent();
        }
        Role role = Role.in(state, other, name).orElseThrow(Rejection::absent);
        List<Candidate> holders = new ArrayList<>();
        if (role.primary() != null) {
            holders.add(Candidate.of(role.primary(), String.valueOf(role.primaryName())));
        }
        if (role.backup() != null) {
            holders.add(Candidate.of(role.backup(), String.valueOf(role.backupName())));
        }
        return holders;
    }

    static Decision accept(AcceptHelp command, State state, Context context) {
        HelpCall before = Asking.answerable(command, command.call(), state, context);
        PersonId person = context.actor().id();
        HelpCall after = before.with(person, c -> c.answered(Answer.ACCEPTED, context.now(), ""))
                .now(Phase.JOINED);
        long seconds =
                after.candidate(person).map(Candidate::joinedAfterSeconds).orElse(0L);
        Decision decision = new Decision();
        if (state.get(Member.KIND, Member.id(command.channel(), person)).isEmpty()) {
            Rank rank = context.actor().guest() ? Rank.GUEST : Rank.MEMBER;
            Channels.add(command.channel(), context.actor(), rank, state, context)
                    .acts()
                    .forEach(decision::include);
        }
        decision.append(
                        InIncident.journal(command, context),
                        new HelpAccepted(after.id(), person, context.actor().name(), seconds))
                .answer("channel", command.channel());
        return Asking.end(decision, after, context);
    }

    static DeclineHelp check(DeclineHelp command, Admission admission) {
        Limits.present("call", command.call());
        return new DeclineHelp(
                command.incident(), command.call(), Limits.required("reason", command.reason(), LONGEST));
    }

    static Decision decline(DeclineHelp command, State state, Context context) {
        HelpCall before = Asking.answerable(command, command.call(), state, context);
        PersonId person = context.actor().id();
        boolean turn = before.asked().filter(c -> c.person().equals(person)).isPresent();
        HelpCall after = before.with(person, c -> c.answered(Answer.DECLINED, context.now(), command.reason()));
        Decision decision = new Decision()
                .append(
                        InIncident.journal(command, context),
                        new HelpDeclined(after.id(), person, context.actor().name(), command.reason()));
        return turn ? Asking.next(decision, after, "", state, context) : decision.put(HelpCall.KIND, after);
    }

    static Decision withdraw(WithdrawHelp command, State state, Context context) {
        HelpCall call = state.get(
                        HelpCall.KIND, Limits.present("call", command.call()).value())
                .filter(c -> c.incident().equals(command.incident()))
                .orElseThrow(Rejection::absent);
        if (!call.state().open()) {
            throw Rejection.conflict("this call is over: it was " + call.state().word());
        }
        return Asking.withdraw(new Decision(), call, "", context);
    }

    static Decision silent(HelpSilent command, State state, Context context) {
        HelpCall call = state.get(HelpCall.KIND, command.call().value())
                .filter(c -> c.asked()
                        .filter(a -> a.person().equals(command.asked()))
                        .isPresent())
                .orElse(null);
        if (call == null) {
            return new Decision();
        }
        String name = call.asked().map(Candidate::name).orElse("");
        return Asking.next(new Decision(), call.with(command.asked(), Candidate::silent), name, state, context);
    }

    static Decision over(EntryId at, StatusChanged event, State state, Context context) {
        return event.to().open() ? new Decision() : withdrawAll(at, "the incident is over", state, context);
    }

    static Decision archived(EntryId at, ChannelArchived event, State state, Context context) {
        return withdrawAll(at, "the channel was archived", state, context);
    }

    private static Decision withdrawAll(EntryId at, String reason, State state, Context context) {
        Decision decision = new Decision();
        open(state, new IncidentId(at.journal().id())).forEach(c -> Asking.withdraw(decision, c, reason, context));
        return decision;
    }

    private static List<HelpCall> open(State state, IncidentId incident) {
        return state.find(HelpCall.KIND, Term.of("incident", incident), Term.of("open", true));
    }

    /** Whom to tell that nobody came. */
    static List<PersonId> told(HelpCall call, State state) {
        return Stream.concat(
                        Stream.of(call.by()),
                        Role.in(state, call.incident(), Role.COMMANDER).stream()
                                .flatMap(r -> Stream.ofNullable(r.primary())))
                .distinct()
                .toList();
    }

    static Duration patience(HelpCall call) {
        return Duration.ofSeconds(call.askNextAfterSeconds());
    }
}
