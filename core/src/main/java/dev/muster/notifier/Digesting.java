package dev.muster.notifier;

import dev.muster.access.PersonId;
import dev.muster.access.WorkspaceId;
import dev.muster.channel.ChannelId;
import dev.muster.command.Context;
import dev.muster.command.Decision;
import dev.muster.command.State;
import dev.muster.notifier.Delivery.Letter;
import dev.muster.notifier.Delivery.Phase;
import dev.muster.notifier.NotifierCommands.SendDigest;
import dev.muster.record.Find;
import dev.muster.record.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends what was collected for somebody: one message for each channel, so that what keeps one back keeps back no other, and of
 * it for each group and for whoever is not in it.
 */
final class Digesting {
    private static final String BEGIN = "- ";
    private static final int AT_ONCE = 200;
    private static final int LONGEST = 3_900;
    private static final int LONGEST_LINE = 300;
    private static final Comparator<Delivery> SAID = Comparator.comparing(
                    (Delivery d) -> d.letter().at())
            .thenComparing(d -> d.letter().entry());
    private final Carrying carrying;

    Digesting(Carrying carrying) {
        this.carrying = carrying;
    }

    /** The job of somebody's digest. */
    static String job(PersonId person) {
        return "notifier/digest/" + person;
    }

    Decision send(SendDigest command, State state, Context context) {
        List<Delivery> due = state.find(
                Delivery.KIND, collected(command.person(), context.workspace()).most(AT_ONCE + 1));
        Decision decision = new Decision();
        Map<Heap, List<Delivery>> heaps = new LinkedHashMap<>();
        for (Delivery known : due.subList(0, Math.min(AT_ONCE, due.size()))) {
            Delivery one = Inside.of(known, state);
            if (Carrying.may(one, state)) {
                heaps.computeIfAbsent(Heap.of(one), h -> new ArrayList<>()).add(one);
            } else {
                Carrying.gone(decision, one);
            }
        }
        heaps.values()
                .forEach(items -> one(decision, items.stream().sorted(SAID).toList(), context));
        return due.size() > AT_ONCE ? decision.schedule(job(command.person()), context.now(), command) : decision;
    }

    /** What goes together. */
    private record Heap(@Nullable ChannelId channel, boolean outsiders, String group) {
        static Heap of(Delivery d) {
            return new Heap(d.letter().channel(), d.letter().outsiders(), d.group());
        }
    }

    /** Has somebody's digest leave then, or when it was to leave before: what is collected later puts nothing off. */
    static void collect(Decision decision, Delivery made, Instant at, State state) {
        Find last = collected(made.person(), state.workspace()).newestFirst().most(1);
        Instant planned = state.find(Delivery.KIND, last).stream()
                .map(Delivery::nextAt)
                .filter(before -> before != null && before.isBefore(at))
                .findFirst()
                .orElse(at);
        decision.put(Delivery.KIND, made.in(Phase.COLLECTED, planned, made.why()))
                .schedule(job(made.person()), planned, new SendDigest(made.person()));
    }

    private static Find collected(PersonId person, WorkspaceId workspace) {
        return Find.of(
                workspace, Delivery.KIND.name(), Term.of("person", person), Term.of("phase", Phase.COLLECTED.word()));
    }

    private void one(Decision decision, List<Delivery> items, Context context) {
        Delivery first = items.get(0);
        Letter letter = first.letter();
        String id = Delivery.id("digest/" + first.id(), items.size(), first.person());
        Letter digest = new Letter(
                letter.channel(),
                0,
                letter.outsiders(),
                letter.outsiders(),
                "digest",
                Urgency.NORMAL,
                letter.severity(),
                letter.subject(),
                text(items),
                context.now(),
                null,
                items.stream()
                        .flatMap(d -> d.letter().places(d.person()).stream())
                        .toList());
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

    private static String line(String text) {
        return BEGIN + Spreading.cut(text.replaceAll("\\s+", " "), LONGEST_LINE);
    }

    /** A digest in which what an entry said is something else; as it was when it does not say that any more. */
    static Letter with(Letter digest, String place, String text) {
        int number = Objects.requireNonNull(digest.parts()).indexOf(place);
        String[] lines = digest.text().split("\n", -1);
        if (number < 0 || number >= lines.length || !lines[number].startsWith(BEGIN)) {
            return digest;
        }
        lines[number] = line(text);
        return digest.saying(digest.subject(), String.join("\n", lines));
    }

    private static String text(List<Delivery> items) {
        StringBuilder text = new StringBuilder();
        int said = 0;
        for (Delivery one : items) {
            String line = line(one.letter().text()) + "\n";
            if (text.length() + line.length() > LONGEST) {
                break;
            }
            text.append(line);
            said++;
        }
        return said < items.size() ? text + "and " + (items.size() - said) + " more\n" : text.toString();
    }
}
