package dev.muster.rotation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.TestMuster;
import dev.muster.access.PersonId;
import dev.muster.command.Command;
import dev.muster.command.Outcome;
import dev.muster.command.Question;
import dev.muster.command.Rejection;
import dev.muster.journal.Entry;
import dev.muster.record.Json;
import dev.muster.rotation.RotationCommands.DefineRotation;
import dev.muster.rotation.RotationEvent.HandedOn;
import dev.muster.rotation.RotationViews.Gap;
import dev.muster.rotation.RotationViews.ListGaps;
import dev.muster.rotation.RotationViews.ListShifts;
import dev.muster.rotation.RotationViews.ShowRotation;
import dev.muster.rotation.RotationViews.WhoIsOnCall;
import dev.muster.storage.Range;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rotation of ada's, and short ways to ask about it. */
final class RotationRoom implements AutoCloseable {
    final TestMuster test;
    final RotationId rotation;

    RotationRoom(Layer... layers) {
        this(new TestMuster(), layers);
    }

    RotationRoom(TestMuster test, Layer... layers) {
        this.test = test;
        rotation = new RotationId(
                test.run("ada", DefineRotation.of("on call", null, layers)).id("rotation"));
    }

    private RotationRoom(TestMuster test, RotationId rotation) {
        this.test = test;
        this.rotation = rotation;
    }

    /** The same, as another node sees it. */
    RotationRoom on(TestMuster other) {
        return new RotationRoom(other, rotation);
    }

    /** Ben, cleo and dan by days at nine, in London, from the day on which tests begin. */
    static Layer days() {
        return days("days");
    }

    /** The same by another name. */
    static Layer days(String name) {
        return Layer.of(
                name,
                "Europe/London",
                "2026-03-02",
                "09:00",
                1,
                Layer.Unit.DAYS,
                Turn.of("ben"),
                Turn.of("cleo"),
                Turn.of("dan"));
    }

    static PersonId person(String id) {
        return new PersonId(id);
    }

    static Instant at(String text) {
        return Instant.parse(text);
    }

    Outcome run(String who, Command command) {
        return test.run(who, command);
    }

    <R> R ask(String who, Question<R> question) {
        return test.ask(who, question);
    }

    /** Who is on call now. */
    String now() {
        return holder(null);
    }

    /** Who is on call then. */
    String on(Instant at) {
        return holder(at);
    }

    private String holder(@Nullable Instant at) {
        return name(ask("ada", new WhoIsOnCall(rotation, at)).who());
    }

    List<String> shifts(String from, String until) {
        return ask("ada", new ListShifts(rotation, at(from), at(until), null)).shifts().stream()
                .map(s -> s.from() + " " + name(s.who()))
                .toList();
    }

    List<String> gaps(String from, String until) {
        return ask("ada", new ListGaps(rotation, at(from), at(until))).gaps().stream()
                .map(RotationRoom::said)
                .toList();
    }

    private static String said(Gap gap) {
        return gap.from() + " " + gap.until() + " " + gap.away();
    }

    int version() {
        return ask("ada", new ShowRotation(rotation)).version();
    }

    /** What was said about handoffs, as {@code time from to}. */
    List<String> handoffs() {
        return entries("rotation.handed-on").stream()
                .map(e -> Json.read(e.payload(), HandedOn.class))
                .map(h -> h.at() + " " + name(h.from()) + " " + name(h.to()))
                .toList();
    }

    List<Entry> entries(String kind) {
        Range all = Range.after(Rotation.journal(TestMuster.ACME, rotation), 0, Range.MOST);
        return test.store.snapshot(q -> q.range(all)).stream()
                .filter(e -> e.kind().equals(kind))
                .toList();
    }

    static String name(@Nullable Turn turn) {
        return turn == null || turn.person() == null
                ? turn == null ? "nobody" : turn.called()
                : turn.person().value();
    }

    static void refused(Rejection.Code code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(Rejection.class, r -> org.assertj.core.api.Assertions.assertThat(r.code())
                        .as(r.getMessage())
                        .isEqualTo(code));
    }

    @Override
    public void close() {
        test.close();
    }
}
