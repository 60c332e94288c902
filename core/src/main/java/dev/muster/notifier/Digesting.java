package dev.muster.notifier;

import dev.muster.access.PersonId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.notifier.Delivery.Letter;
import dev.muster.notifier.Delivery.Phase;
import dev.muster.notifier.NotifierCommands.SendDigest;
import dev.muster.record.Find;
import dev.muster.record.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sends what was collected for somebody: one message for each channel, so that what keeps one back keeps back no other. */
final class Digesting {
    private static final int AT_ONCE = 200;
    private static final int LONGEST = 3_900;
    private static final int LONGEST_LINE = 300;
    private final Carrying carrying;

    Digesting(Carrying carrying) {
        this.carrying = carrying;
    }

    /** The job of somebody's digest. */
    static String job(PersonId person) {
        return "notifier/digest/" + person;
    }

    Decision send(SendDigest command, State state, Context context) {
        Set<Term> collected = Set.of(Term.of("person", command.person()), Term.of("phase", Phase.COLLECTED.word()));
        List<Delivery> due = state.find(
                Delivery.KIND,
                Find.of(context.workspace(), Delivery.KIND.name(), collected).most(AT_ONCE + 1));
        Decision decision = new Decision();
        Map<Optional<ChannelId>, List<Delivery>> byChannel = new LinkedHashMap<>();
        for (Delivery known : due.subList(0, Math.min(AT_ONCE, due.size()))) {
            Delivery one = Inside.of(known, state);
            if (Carrying.may(one, state)) {
                byChannel
                        .computeIfAbsent(Optional.ofNullable(one.letter().channel()), c -> new ArrayList<>())
                        .add(one);
            } else {
                Carrying.gone(decision, one);
            }
        }
        byChannel.values().forEach(items -> one(decision, items, context));
        return due.size() > AT_ONCE ? decision.schedule(job(command.person()), context.now(), command) : decision;
    }

    private void one(Decision decision, List<Delivery> items, Context context) {
        Delivery first = items.get(0);
        Letter letter = first.letter();
        String id = Delivery.id("digest/" + first.id(), items.size(), first.person());
        Letter digest = new Letter(
                letter.channel(),
                0,
                letter.personal(),
                "digest",
                Urgency.NORMAL,
                letter.severity(),
                letter.subject(),
                text(items),
                context.now(),
                null);
        Delivery made = new Delivery(
                id,
                first.person(),
                digest,
                first.group(),
                0,
                0,
                context.now(),
                Phase.WAITING,
                context.now(),
                "it is the digest",
                List.of());
        items.forEach(d -> decision.put(Delivery.KIND, d.over(Phase.IN_DIGEST, "it went with the digest " + id)));
        carrying.carry(decision, made, 0, context.now());
    }

    private static String text(List<Delivery> items) {
        StringBuilder text = new StringBuilder();
        int said = 0;
        for (Delivery one : items) {
            String line = "- " + Spreading.cut(one.letter().text().replaceAll("\\s+", " "), LONGEST_LINE) + "\n";
            if (text.length() + line.length() > LONGEST) {
                break;
            }
            text.append(line);
            said++;
        }
        return said < items.size() ? text + "and " + (items.size() - said) + " more\n" : text.toString();
    }
}
