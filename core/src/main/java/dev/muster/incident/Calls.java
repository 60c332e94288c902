package dev.muster.incident;

import dev.muster.channel.InChannel;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.CallLinks.Call;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.incident.ParticularCommands.MakeCall;
import dev.muster.incident.ParticularCommands.MakeCall.Answer;
import dev.muster.incident.ParticularCommands.SetCall;
import dev.muster.incident.ParticularEvent.CallSet;
import dev.muster.journal.EntryId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The call of an incident: from the template at the declaration, from the host right after it, or said by a person. */
final class Calls {
    private static final Logger log = LoggerFactory.getLogger(Calls.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 5;
    private final @Nullable CallLinks links;

    Calls(@Nullable CallLinks links) {
        this.links = links;
    }

    void register(Registry registry) {
        registry.handle("incident.set-call", SetCall.class, InIncident.of(Calls::check, this::set));
        registry.handleDue(
                "incident.make-call", MakeCall.class, new InChannel<>(InIncident.WORK, this::ask, Calls::made));
        registry.event("incident.call-set", 1, CallSet.class);
        if (links != null) {
            registry.follow(IncidentDeclared.class, Calls::request);
        }
    }

    private static Decision request(EntryId at, IncidentDeclared event, State state, Context context) {
        IncidentId id = new IncidentId(at.journal().id());
        return later(new Decision(), new MakeCall(id, event.number(), event.title(), 0, null), context);
    }

    private static Decision later(Decision decision, MakeCall call, Context context) {
        return decision.schedule(
                "incident.call/" + call.incident(), context.now().plus(PAUSE.multipliedBy(call.attempt())), call);
    }

    private static SetCall check(SetCall command, Admission admission) {
        String link = command.link();
        return new SetCall(command.incident(), link == null || link.isBlank() ? link : CallTemplate.link("link", link));
    }

    private Decision set(SetCall command, State state, Context context) {
        Incident before = Incident.in(state, command.incident());
        String link = command.link();
        if (link == null && links != null) {
            Decision decision = InIncident.touch(new Decision(), before.id(), state, context);
            return later(decision, new MakeCall(before.id(), before.number(), before.title(), 0, null), context);
        }
        return called(before.change().touched(), before, link == null ? again(before, state) : link, context);
    }

    /** What the workspace's template makes; the playbook's was taken at the declaration. */
    private static String again(Incident incident, State state) {
        Map<String, String> values = new HashMap<>();
        values.put("number", Long.toString(incident.number()));
        values.put("incident", incident.id().value());
        values.put("title", incident.title());
        values.put("severity", incident.severity().name());
        String template = Objects.requireNonNullElse(Scheme.in(state).callLink(), "");
        return CallTemplate.fill(template, values)
                .orElseThrow(() -> Rejection.needed("link", "nothing here makes calls; give the address"));
    }

    private static Decision called(Change change, Incident before, String link, Context context) {
        String now = link.isBlank() ? null : link;
        if (Objects.equals(now, before.particulars().call())) {
            return new Decision();
        }
        return new Decision()
                .put(Incident.KIND, change.particulars(p -> p.called(now)).incident())
                .append(before.id().journal(context.workspace()), new CallSet(now));
    }

    /** Step 2 of the due job: the host is asked, outside every transaction. */
    private MakeCall ask(MakeCall command, Admission admission) {
        Call call = new Call(admission.actor().workspace(), command.incident(), command.number(), command.title());
        return new MakeCall(command.incident(), command.number(), command.title(), command.attempt(), answer(call));
    }

    private Answer answer(Call call) {
        try {
            String link = links == null ? null : links.link(call);
            return new Answer(link == null ? null : CallTemplate.link("link", link), false);
        } catch (RuntimeException e) {
            log.warn("the host made no call for incident {}", call.incident(), e);
            return new Answer(null, true);
        }
    }

    private static Decision made(MakeCall command, State state, Context context) {
        Incident before = Incident.in(state, command.incident());
        Answer answer = Objects.requireNonNull(command.answer(), "the host was asked");
        int attempt = command.attempt() + 1;
        if (answer.failed() && attempt < ATTEMPTS) {
            MakeCall again = new MakeCall(command.incident(), command.number(), command.title(), attempt, null);
            return later(new Decision(), again, context);
        }
        return answer.link() == null ? new Decision() : called(before.change(), before, answer.link(), context);
    }
}
