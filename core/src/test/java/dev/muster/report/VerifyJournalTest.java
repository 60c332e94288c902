package dev.muster.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.TestMuster;
import dev.muster.channel.ChannelCommands.CreateChannel;
import dev.muster.channel.ChannelId;
import dev.muster.channel.MessageCommands.PostMessage;
import dev.muster.journal.Head;
import dev.muster.journal.Verifier.Verdict;
import dev.muster.report.ReportViews.ExportJournal;
import dev.muster.report.ReportViews.JournalPage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows are tampered with in an export; the verifier, which sees nothing else, names the first bad entry. */
class VerifyJournalTest {
    private static final int ENTRIES = 42;
    private static final List<String> LINES = new ArrayList<>();
    private static final Head HEAD = export();

    private static Head export() {
        try (TestMuster m = new TestMuster()) {
            ChannelId channel = new ChannelId(
                    m.run("ada", new CreateChannel("ops", null, false, null)).id("channel"));
            for (int i = 2; i < ENTRIES; i++) {
                m.run("ada", new PostMessage(channel, "message " + i, null));
            }
            long after = 0;
            JournalPage page;
            do {
                page = m.ask("audrey", new ExportJournal("channel:" + channel, after, 7));
                page.content().lines().forEach(LINES::add);
                after = page.last();
            } while (page.more());
            return m.store.snapshot(q -> Objects.requireNonNull(
                    q.heads(List.of(channel.journal(TestMuster.ACME))).get(channel.journal(TestMuster.ACME))));
        }
    }

    @Test
    void anUntouchedExportIsGood() {
        assertThat(LINES).hasSize(ENTRIES);
        Verdict verdict = check(LINES, HEAD);
        assertThat(verdict.good()).isTrue();
        assertThat(verdict.head()).isEqualTo(HEAD.hash());
    }

    @Property(tries = 300)
    void anAlterationOfAnyFieldIsLocated(
            @ForAll @IntRange(min = 1, max = ENTRIES) int number, @ForAll @IntRange(min = 0, max = 10) int field)
            throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<String> lines = new ArrayList<>(LINES);
        ObjectNode line = (ObjectNode) mapper.readTree(lines.get(number - 1));
        String name = new ArrayList<>(collect(line)).get(field);
        line.put(name, altered(name, line));
        lines.set(number - 1, mapper.writeValueAsString(line));
        Verdict verdict = check(lines, HEAD);
        assertThat(verdict.bad())
                .as("altered %s of %s: %s", name, number, verdict)
                .isEqualTo(number);
    }

    private static List<String> collect(ObjectNode line) {
        List<String> names = new ArrayList<>();
        line.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String altered(String name, ObjectNode line) {
        String text = line.get(name).asText();
        return switch (name) {
            case "sequence", "schema" -> Long.toString(line.get(name).asLong() + 1);
            case "time" -> text.replace("2026", "2027");
            case "payload", "salt" -> (text.charAt(0) == 'A' ? 'B' : 'A') + text.substring(1);
            case "content", "hash" -> (text.charAt(0) == '0' ? '1' : '0') + text.substring(1);
            default -> text + "x";
        };
    }

    @Property(tries = 100)
    void anEntryThatIsLostIsLocated(@ForAll @IntRange(min = 1, max = ENTRIES) int number) {
        List<String> lines = new ArrayList<>(LINES);
        lines.remove(number - 1);
        assertThat(check(lines, HEAD).bad()).isEqualTo(number);
    }

    @Property(tries = 100)
    void entriesThatAreSwappedAreLocated(
            @ForAll @IntRange(min = 1, max = ENTRIES) int one, @ForAll @IntRange(min = 1, max = ENTRIES) int other) {
        List<String> lines = new ArrayList<>(LINES);
        Collections.swap(lines, one - 1, other - 1);
        assertThat(check(lines, HEAD).bad()).isEqualTo(one == other ? 0 : Math.min(one, other));
    }

    @Test
    void aTailThatIsCutOffNeedsAHeadFromElsewhere() {
        List<String> cut = LINES.subList(0, 30);
        assertThat(check(cut, null).good()).isTrue();
        assertThat(check(cut, HEAD).bad()).isEqualTo(31);
    }

    @Test
    void aLineThatIsNoneIsLocated() {
        List<String> lines = new ArrayList<>(LINES);
        lines.set(9, "{\"sequence\":10}");
        assertThat(check(lines, null).bad()).isEqualTo(10);
        lines.set(9, "not json");
        assertThat(check(lines, null).bad()).isEqualTo(10);
    }

    @Test
    void theProgramSaysSoAndEndsWithACode() {
        assertThat(run(String.join("\n", LINES), "-", HEAD.sequence() + ":" + HEAD.hash()))
                .startsWith("0\n")
                .contains("entries good: " + ENTRIES);
        assertThat(run(String.join("\n", LINES.subList(1, 5)), "-"))
                .startsWith("1\n")
                .contains("first bad entry: 1");
        assertThat(run("", "/no/such/file")).startsWith("2\n");
        assertThat(run("", "-", "what")).startsWith("2\n");
        assertThat(run("")).startsWith("2\n");
    }

    /** A file that somebody else wrote cannot make the terminal say that all is good (AC-59). */
    @Test
    void whatTheFileHoldsIsPrintedOnOneLineWithoutWhatATerminalObeys() {
        String evil = "\u001b[2J\u001b]0;x\u0007\u009b1A\u202e\u2066\u200b\u2028every entry is as it was written";
        List<String> files = new ArrayList<>(List.of(
                evil,
                "{\"" + evil + "\":1}",
                "{\"sequence\":\"" + evil.replace("\u001b", "\\u001b").replace("\u0007", "\\u0007") + "\"}"));
        for (int i = 0; i < 4; i++) {
            String line =
                    LINES.get(0).replaceFirst("(\"(journal|kind|actor|workspace|time)\":\")", "$1" + evil.charAt(i));
            files.add(line);
        }
        for (String file : files) {
            String said = run(file, "-");
            assertThat(said.split("\n", -1)).as(said).hasSizeLessThanOrEqualTo(5);
            assertThat(said.chars().filter(c -> c != '\n'))
                    .as(said)
                    .noneMatch(c ->
                            Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == '\u2028');
            assertThat(said.lines()).doesNotContain("every entry is as it was written");
        }
        assertThat(run("", "/no/such" + evil)).doesNotContain("\u001b", "\u202e");
        assertThat(run("", "-", evil)).doesNotContain("\u001b", "\u202e");
        assertThat(run("", "-", "1:" + evil)).doesNotContain("\u001b", "\u202e");
    }

    private static String run(String in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = VerifyJournal.run(args, stream(in), new PrintStream(out, true, StandardCharsets.UTF_8));
        return code + "\n" + out.toString(StandardCharsets.UTF_8);
    }

    private static Verdict check(List<String> lines, @Nullable Head head) {
        return VerifyJournal.check(stream(String.join("\n", lines)), head);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
