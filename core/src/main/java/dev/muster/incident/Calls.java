package dev.muster.incident;

import dev.muster.channel.InChannel;
import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Errand;
import dev.muster.command.Registry;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.incident.CallLinks.Call;
import dev.muster.incident.IncidentEvent.IncidentDeclared;
import dev.muster.incident.ParticularCommands.CallMade;
import dev.muster.incident.ParticularCommands.MakeCall;
import dev.muster.incident.ParticularCommands.SetCall;
import dev.muster.incident.ParticularEvent.CallSet;
import dev.muster.incident.ParticularEvent.CallWithheld;
import dev.muster.journal.EntryId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The call of an incident: from the template at the declaration, from the host right after it, or said by a person. */
final class Calls {
    private static final Logger log = LoggerFactory.getLogger(Calls.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 5;
    private final @Nullable CallLinks links;

    Calls(@Nullable CallLinks links) {
        this.links = links;
    }

    void register(Registry registry) {
        registry.handle("incident.set-call", SetCall.class, InIncident.of(Calls::check, this::set));
        registry.errand("incident.make-call", MakeCall.class, new Asking());
        registry.handleDue("incident.call-made", CallMade.class, InChannel.of(InIncident.WORK, Calls::made));
        registry.event("incident.call-withheld", 1, CallWithheld.class);
        registry.event("incident.call-set", 1, CallSet.class);
        if (links != null) {
            registry.follow(IncidentDeclared.class, Calls::request);
        }
    }

    private static Decision request(EntryId at, IncidentDeclared event, State state, Context context) {
        IncidentId id = new IncidentId(at.journal().id());
        return later(new Decision(), new MakeCall(id, event.number(), event.title(), 0), context);
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
        if (link == null && links != null && !before.particulars().exercise()) {
            Decision decision = InIncident.touch(new Decision(), before.id(), state, context);
            return later(decision, new MakeCall(before.id(), before.number(), before.title(), 0), context);
        }
        return called(before.change().touched(), before, link == null ? again(before, state) : link, context);
    }

    /** What the workspace's template makes; the playbook's was taken at the declaration. */
    private static String again(Incident incident, State state) {
        if (incident.particulars().exercise()) {
            throw Rejection.needed("link", "nothing makes calls for an exercise; give the address");
        }
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

    /** Asks the host. */
    private final class Asking implements Errand<MakeCall> {
        @Override
        public Optional<String> about(MakeCall command) {
            return Optional.of(command.incident().value());
        }

        @Override
        public Duration deadline(MakeCall command) {
            return DEADLINE;
        }

        @Override
        public CallMade run(MakeCall command, Trip trip) {
            Call call = new Call(trip.workspace(), command.incident(), command.number(), command.title());
            String link = links == null ? null : links.link(call);
            return new CallMade(command, link == null ? null : CallTemplate.link("link", link), false, null);
        }

        @Override
        public CallMade failed(MakeCall command, Trip trip, String why) {
            log.warn("the host made no call for incident {}: {}", command.incident(), why);
            return new CallMade(command, null, true, null);
        }

        @Override
        public CallMade withheld(MakeCall command, Trip trip, String why) {
            return new CallMade(command, null, false, why);
        }
    }

    private static Decision made(CallMade command, State state, Context context) {
        Incident before = Incident.in(state, command.incident());
        MakeCall asked = command.asked();
        if (command.withheld() != null) {
            return new Decision()
                    .append(before.id().journal(context.workspace()), new CallWithheld(command.withheld()));
        }
        int attempt = asked.attempt() + 1;
        if (command.failed() && attempt < ATTEMPTS) {
            MakeCall again = new MakeCall(asked.incident(), asked.number(), asked.title(), attempt);
            return later(new Decision(), again, context);
        }
        return command.link() == null ? new Decision() : called(before.change(), before, command.link(), context);
    }
}
