package dev.muster.guarantee;

import dev.muster.access.WorkspaceId;
import dev.muster.journal.Entry;
import dev.muster.journal.Head;
import dev.muster.journal.JournalId;
import dev.muster.record.Claim;
import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Find;
import dev.muster.record.Job;
import dev.muster.storage.JobKinds;
import dev.muster.storage.Jobs;
import dev.muster.storage.Language;
import dev.muster.storage.Query;
import dev.muster.storage.Range;
import dev.muster.storage.Receipt;
import dev.muster.storage.ReceiptKey;
import dev.muster.storage.Search;
import dev.muster.storage.Store;
import dev.muster.storage.Transaction;
import dev.muster.storage.Writes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Stores that are wrong in one way each. What is built to notice them has to go red on them. */
final class Mutants {
    private Mutants() {}

    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Keeps no receipts: a command that is sent again runs again. */
    static Store withoutReceipts(Store inner) {
        return working(inner, tx -> new Wrapped.Work(tx) {
            @Override
            public Map<ReceiptKey, Receipt> receipts(Collection<ReceiptKey> keys) {
                return Map.of();
            }

            @Override
            public void write(Writes w) {
                super.write(new Writes(
                        w.entries(), w.amendments(), w.documents(), w.deletions(), w.jobs(), w.finished(), Map.of()));
            }
        });
    }

    /** Looks at no fence: whoever once had a job may still do it. */
    static Store withoutFence(Store inner) {
        return working(inner, tx -> new Wrapped.Work(tx) {
            @Override
            public Set<Job.Key> held(Collection<Claim> claims) {
                return claims.stream().map(c -> c.job().key()).collect(Collectors.toSet());
            }
        });
    }

    /** Knows no lease: everybody gets everything that is due. */
    static Store withoutLease(Store inner) {
        return claiming(inner, jobs -> new Wrapped.Claims(jobs) {
            @Override
            public List<Claim> claim(JobKinds kinds, Instant now, int limit, Duration lease) {
                return super.claim(kinds, now, limit, Duration.ofNanos(1_000));
            }
        });
    }

    /** Measures leases by the node's own clock, which is far ahead: those of all others are over. */
    static Store withoutPatience(Store inner, DataSource behind) {
        return claiming(inner, jobs -> new Wrapped.Claims(jobs) {
            @Override
            public List<Claim> claim(JobKinds kinds, Instant now, int limit, Duration lease) {
                Jdbi.create(behind).useHandle(h -> h.execute("UPDATE muster_job SET leased_until = 0"));
                return super.claim(kinds, now, limit, lease);
            }
        });
    }

    private static Store claiming(Store inner, UnaryOperator<Jobs> with) {
        return new Wrapped(inner) {
            @Override
            public Jobs jobs() {
                return with.apply(super.jobs());
            }
        };
    }

    /** Answers before it commits: every nth transaction is rolled back and answered all the same. */
    static Store answersBeforeCommit(Store inner, int nth) {
        AtomicInteger count = new AtomicInteger();
        return new Wrapped(inner) {
            @Override
            public <T> T transact(Function<Transaction, T> work) {
                if (count.incrementAndGet() % nth != 0) {
                    return super.transact(work);
                }
                Object[] answer = new Object[1];
                try {
                    super.transact(tx -> {
                        answer[0] = work.apply(tx);
                        throw new RolledBack();
                    });
                } catch (RolledBack e) {
                    // and nobody is told
                }
                @SuppressWarnings("unchecked")
                T result = (T) answer[0];
                return result;
            }
        };
    }

    /** Commits each transaction's writes but the receipts apart: half of it may be there. */
    static Store twoTransactions(Store inner) {
        return new Wrapped(inner) {
            @Override
            public <T> T transact(Function<Transaction, T> work) {
                Writes[] late = new Writes[1];
                T result = super.transact(tx -> work.apply(new Work(tx) {
                    @Override
                    public void write(Writes w) {
                        late[0] = new Writes(
                                List.of(), List.of(), w.documents(), w.deletions(), w.jobs(), w.finished(), Map.of());
                        super.write(new Writes(
                                w.entries(), w.amendments(), List.of(), List.of(), List.of(), Set.of(), w.receipts()));
                    }
                }));
                if (late[0] != null && !late[0].isEmpty()) {
                    inner.transact(tx -> {
                        tx.write(late[0]);
                        return 0;
                    });
                }
                return result;
            }
        };
    }

    /** Reads from a copy that lags behind: every nth read sees two thirds. */
    static Store lagging(Store inner, int nth) {
        AtomicInteger count = new AtomicInteger();
        return new Wrapped(inner) {
            @Override
            public <T> T snapshot(Function<Query, T> read) {
                boolean old = count.incrementAndGet() % nth == 0;
                return super.snapshot(q -> read.apply(old ? new Old(q) : q));
            }
        };
    }

    private static Store working(Store inner, Function<Transaction, Transaction> with) {
        return new Wrapped(inner) {
            @Override
            public <T> T transact(Function<Transaction, T> work) {
                return super.transact(tx -> work.apply(with.apply(tx)));
            }
        };
    }

    private record Old(Query inner) implements Query {
        @Override
        public Map<DocumentKey, Document> documents(Collection<DocumentKey> keys) {
            return inner.documents(keys);
        }

        @Override
        public List<Document> find(Find find) {
            return inner.find(find);
        }

        @Override
        public long count(Find find) {
            return inner.count(find);
        }

        @Override
        public Map<JournalId, Head> heads(Collection<JournalId> journals) {
            Map<JournalId, Head> heads = new HashMap<>(inner.heads(journals));
            heads.replaceAll((j, now) -> new Head(now.sequence() * 2 / 3, now.hash(), now.time(), now.messages()));
            return heads;
        }

        @Override
        public List<Entry> range(Range range) {
            Head head = heads(List.of(range.journal())).getOrDefault(range.journal(), Head.EMPTY);
            return inner.range(range).stream()
                    .filter(e -> e.sequence() <= head.sequence())
                    .toList();
        }

        @Override
        public List<Entry> search(Search search) {
            return inner.search(search);
        }

        @Override
        public long count(Search search) {
            return inner.count(search);
        }

        @Override
        public Language language(WorkspaceId workspace) {
            return inner.language(workspace);
        }
    }
}
