package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.PersonId;
import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Document;
import dev.muster.record.Find;
import dev.muster.record.Term;
import dev.muster.storage.MemoryStore;
import dev.muster.storage.Query;
import dev.muster.storage.Range;
import dev.muster.storage.Search;
import dev.muster.storage.Store;
import dev.muster.storage.StoreException;
import dev.muster.storage.Wording;
import dev.muster.storage.Writes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Any course of writes leaves what it leaves in {@link MemoryStore}, however it is read. */
public interface ModelContract extends StoreFixture {
    /** How many courses are run. */
    int TRIES = 15;

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    default void anyCourseOfWritesReadsAsInMemory(@ForAll Random random) throws Exception {
        Course course = new Course(random);
        try (Store store = open();
                Store model = new MemoryStore()) {
            for (int step = 0; step < 25; step++) {
                Course.Step next = course.next();
                String there = outcome(model, next);
                assertThat(outcome(store, next)).as("outcome of %s", next).isEqualTo(there);
                if (step % 5 == 4) {
                    Set<Read> reads = course.reads();
                    for (Read read : reads) {
                        assertThat(store.<Object>snapshot(read.ask()::run))
                                .as("%s after %d steps", read.name(), step + 1)
                                .isEqualTo(model.<Object>snapshot(read.ask()::run));
                    }
                }
            }
        }
    }

    private static String outcome(Store store, Course.Step step) {
        try {
            return store.transact(tx -> {
                Map<JournalId, Head> heads = tx.lock(step.journals());
                tx.write(step.writes(heads));
                return "written";
            });
        } catch (StoreException e) {
            return e.getClass().getSimpleName();
        }
    }

    /** A named question. */
    record Read(String name, Ask ask) {
        interface Ask {
            Object run(Query query);
        }
    }

    /** Random steps over a few journals, documents and words, so that they meet. */
    final class Course {
        private static final String[] WORDS = {"disk", "full", "Ärger", "42", "\u4e2d", "restart"};
        private final Specimen s = new Specimen("w");
        private final Random random;

        Course(Random random) {
            this.random = random;
        }

        /** What one transaction does. */
        final class Step {
            private final List<JournalId> journals = new ArrayList<>();
            private final long seed = random.nextLong();

            List<JournalId> journals() {
                return journals;
            }

            Writes writes(Map<JournalId, Head> heads) {
                Random chance = new Random(seed);
                List<Entry> entries = new ArrayList<>();
                List<Writes.Amended> amendments = new ArrayList<>();
                for (JournalId journal : journals) {
                    Head head = Objects.requireNonNull(heads.get(journal));
                    long before = head.sequence();
                    for (int n = chance.nextInt(4); n > 0; n--) {
                        Entry entry = Specimen.entry(journal, head, "e" + n, index(chance, head));
                        entries.add(entry);
                        head = Head.of(entry);
                    }
                    if (head.sequence() > 0 && chance.nextInt(3) == 0) {
                        long at = 1L + chance.nextInt((int) head.sequence());
                        Entry.Index index = chance.nextBoolean() ? null : index(chance, Head.EMPTY);
                        if (at <= before || index == null) {
                            amendments.add(
                                    new Writes.Amended(journal, at, new byte[] {(byte) ('0' + n(chance))}, index));
                        }
                    }
                }
                List<Document> documents = new ArrayList<>();
                List<Document> deletions = new ArrayList<>();
                for (int id = 0; id < 6; id++) {
                    int dice = chance.nextInt(12);
                    Document document = s.document("d" + id, chance.nextInt(3), chance.nextInt(3), terms(chance));
                    if (dice < 3) {
                        documents.add(document);
                    } else if (dice == 3) {
                        deletions.add(document);
                    }
                }
                return new Writes(entries, amendments, documents, deletions, List.of(), Set.of(), Map.of());
            }

            @Override
            public String toString() {
                return "step " + seed + " on " + journals;
            }
        }

        private static int n(Random chance) {
            return chance.nextInt(10);
        }

        private static Term[] terms(Random chance) {
            return chance.nextBoolean()
                    ? new Term[] {Term.of("t", chance.nextInt(2))}
                    : new Term[] {Term.of("t", chance.nextInt(2)), Term.of("u", chance.nextInt(2))};
        }

        private static Entry.Index index(Random chance, Head head) {
            StringBuilder text = new StringBuilder();
            for (int n = chance.nextInt(4); n > 0; n--) {
                text.append(WORDS[chance.nextInt(WORDS.length)]).append(' ');
            }
            return Specimen.index(head, text.toString(), chance.nextInt(3), terms(chance));
        }

        Step next() {
            Step step = new Step();
            for (String id : List.of("a", "b", "c")) {
                if (random.nextBoolean()) {
                    step.journals.add(s.journal(id));
                }
            }
            return step;
        }

        Set<Read> reads() {
            Map<JournalId, Long> bounds =
                    Map.of(s.journal("a"), 1L + random.nextInt(4), s.journal("b"), 1L, s.journal("none"), 1L);
            String words = WORDS[random.nextInt(WORDS.length)];
            Term term = Term.of("t", random.nextInt(2));
            Term other = Term.of("u", random.nextInt(2));
            Range range = new Range(
                    s.journal("a"),
                    1 + random.nextInt(5),
                    3 + random.nextInt(30),
                    random.nextInt(3),
                    random.nextBoolean(),
                    1 + random.nextInt(20));
            Search byBoth =
                    Search.terms(bounds, Set.of(term), 1 + random.nextInt(20)).with(Wording.words(words));
            Search byTerms = Search.terms(bounds, Set.of(term, other), 100);
            Search byText = Search.text(bounds, words, 1 + random.nextInt(5));
            Search.Place place =
                    new Search.Place(Specimen.START.plusMillis(random.nextInt(20)), s.journal("b"), random.nextInt(20));
            Search behind = Search.text(bounds, words, 100).behind(place);
            String next = WORDS[random.nextInt(WORDS.length)];
            Search.Filter time = new Search.Filter(
                    Set.of(new PersonId("mia"), new PersonId("ben")),
                    Set.of("channel", "other"),
                    Specimen.START.plusMillis(random.nextInt(10)),
                    Specimen.START.plusMillis(random.nextInt(40)));
            Search phrase = behind.with(
                            Wording.ANY.and(words + " " + next).without(WORDS[random.nextInt(WORDS.length)]))
                    .with(time);
            Search without =
                    byTerms.with(Wording.ANY.without(words + " " + next)).with(time);
            Find find = Find.of(s.workspace(), "incident.task", term);
            Find both = Find.of(s.workspace(), "incident.task", term, other)
                    .newestFirst()
                    .after(new Find.Place(random.nextInt(4), "d" + random.nextInt(7)));
            return Set.of(
                    new Read(range.toString(), q -> told(q.range(range))),
                    new Read(byBoth.toString(), q -> told(q.search(byBoth))),
                    new Read("count of " + byBoth, q -> q.count(byBoth)),
                    new Read(byTerms.toString(), q -> told(q.search(byTerms))),
                    new Read("count of " + byTerms, q -> q.count(byTerms)),
                    new Read(byText.toString(), q -> told(q.search(byText))),
                    new Read(behind.toString(), q -> told(q.search(behind))),
                    new Read("count of " + behind, q -> q.count(behind)),
                    new Read(phrase.toString(), q -> told(q.search(phrase))),
                    new Read("count of " + phrase, q -> q.count(phrase)),
                    new Read(without.toString(), q -> told(q.search(without))),
                    new Read("count of " + without, q -> q.count(without)),
                    new Read(find.toString(), q -> q.find(find)),
                    new Read(both.toString(), q -> q.find(both)),
                    new Read("count of " + both, q -> q.count(both)));
        }

        private static List<String> told(List<Entry> entries) {
            return entries.stream()
                    .map(e -> e.journal() + "#" + e.sequence() + " " + e.hash() + " "
                            + e.index().thread() + " "
                            + new java.util.TreeSet<>(e.index().terms()) + " "
                            + e.index().text() + " "
                            + java.util.Arrays.toString(e.amendment()))
                    .toList();
        }
    }
}
