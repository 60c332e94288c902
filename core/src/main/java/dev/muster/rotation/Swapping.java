package dev.muster.rotation;

import dev.muster.command.Admission;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.Limits;
import dev.muster.command.Rejection;
import dev.muster.command.State;
import dev.muster.rotation.RotationCommands.AcceptSwap;
import dev.muster.rotation.RotationCommands.DeclineSwap;
import dev.muster.rotation.RotationCommands.OfferSwap;
import dev.muster.rotation.RotationEvent.SwapAccepted;
import dev.muster.rotation.RotationEvent.SwapDeclined;
import dev.muster.rotation.RotationEvent.SwapOffered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Two people exchange shifts: one offers, the other accepts, and both parts are theirs at both times. */
final class Swapping {
    private static final Duration LONGEST = Duration.ofDays(100);

    private Swapping() {}

    static OfferSwap check(OfferSwap command, Admission admission) {
        Changes.Part gives = part("gives", command.gives());
        Changes.Part takes = part("takes", command.takes());
        Turn to = RotationCheck.person("person", command.person(), admission);
        Turn from = new Turn(admission.actor().id(), null, admission.actor().name());
        if (Turn.same(from, to)) {
            throw Rejection.invalid("person", "you cannot exchange shifts with yourself; choose someone else");
        }
        if (gives.layer().equals(takes.layer())
                && gives.from().isBefore(takes.until())
                && takes.from().isBefore(gives.until())) {
            throw Rejection.invalid("takes", "the two shifts overlap; choose ones that do not");
        }
        return new OfferSwap(
                command.rotation(),
                gives,
                command.person(),
                takes,
                new Changes.Swap(admission.newId(), from, gives, to, takes, false));
    }

    private static Changes.Part part(String field, Changes.Part part) {
        Limits.present(field, part);
        RotationCheck.range(part.from(), part.until(), LONGEST);
        return new Changes.Part(RotationCheck.name(field + ".layer", part.layer()), part.from(), part.until());
    }

    static Decision offer(OfferSwap command, Roster before, State state, Context context) {
        Changes.Swap swap = Objects.requireNonNull(command.made(), "admitted commands have a change");
        fits(before, swap, context);
        return Changing.keep(before, before.changes().with(swap), new SwapOffered(swap), state, context)
                .answer("change", swap.id());
    }

    static AcceptSwap check(AcceptSwap command, Admission admission) {
        Limits.required("change", command.change(), 64);
        return command;
    }

    static DeclineSwap check(DeclineSwap command, Admission admission) {
        Limits.required("change", command.change(), 64);
        return command;
    }

    static Decision accept(AcceptSwap command, Roster before, State state, Context context) {
        Changes.Swap swap = asked(command.change(), before, context);
        fits(before, swap, context);
        Changes.Swap agreed = new Changes.Swap(swap.id(), swap.from(), swap.gives(), swap.to(), swap.takes(), true);
        return Changing.keep(before, before.changes().with(agreed), new SwapAccepted(agreed), state, context);
    }

    static Decision decline(DeclineSwap command, Roster before, State state, Context context) {
        Changes.Swap swap = asked(command.change(), before, context);
        return Changing.keep(before, before.changes().without(swap.id()), new SwapDeclined(swap), state, context);
    }

    /** An open offer to the actor. */
    private static Changes.Swap asked(String id, Roster roster, Context context) {
        Changes.Swap swap = roster.changes().swaps().stream()
                .filter(s -> s.id().equals(id) && s.to().is(context.actor().id()))
                .findFirst()
                .orElseThrow(Rejection::absent);
        if (swap.accepted()) {
            throw Rejection.conflict("this exchange was accepted already");
        }
        return swap;
    }

    private static void fits(Roster roster, Changes.Swap swap, Context context) {
        theirs(roster, swap.gives(), swap.from(), context);
        theirs(roster, swap.takes(), swap.to(), context);
        Changing.here(roster, swap.to(), swap.gives().from(), swap.gives().until());
        Changing.here(roster, swap.from(), swap.takes().from(), swap.takes().until());
    }

    /** Everything that anybody has of a part is theirs, and it is something, and it lies ahead. */
    private static void theirs(Roster roster, Changes.Part part, Turn who, Context context) {
        if (part.from().isBefore(context.now())) {
            throw Rejection.conflict("the shift of " + part.from() + " has begun; choose one that has not");
        }
        Instant from = part.from();
        Instant until = part.until();
        Changing.ahead(until, context);
        Layer layer = roster.rotation().layer(part.layer()).orElseThrow(() -> unknown(part));
        List<Stint> there = Roster.resolved(roster.stints(layer, from, until)).stream()
                .filter(s -> s.touches(from, until))
                .toList();
        if (there.isEmpty() || !there.stream().allMatch(s -> Turn.same(s.who(), who))) {
            throw Rejection.conflict("the shift of " + from + " in " + part.layer() + " is not " + who.called()
                    + "'s as a whole; look at the shifts again");
        }
    }

    private static Rejection unknown(Changes.Part part) {
        return Rejection.conflict("there is no layer " + part.layer() + "; look at the shifts again");
    }
}
