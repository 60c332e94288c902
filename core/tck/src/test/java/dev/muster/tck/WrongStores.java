package dev.muster.tck;

import dev.muster.journal.Entry;
import dev.muster.record.Claim;
import dev.muster.record.Document;
import dev.muster.record.Find;
import dev.muster.record.Job;
import dev.muster.storage.Broadcast;
import dev.muster.storage.Query;
import dev.muster.storage.Range;
import dev.muster.storage.Receipt;
import dev.muster.storage.ReceiptKey;
import dev.muster.storage.Search;
import dev.muster.storage.Signal;
import dev.muster.storage.Store;
import dev.muster.storage.Transaction;
import dev.muster.storage.Wording;
import dev.muster.storage.Writes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Stores with one fault each, and the contract tests that run on them. No test of the build: each of them fails. */
final class WrongStores {
    private WrongStores() {}

    static class LosesAnEntry implements StoreContract {
        @Override
        public Store open() {
            return new WrongStore() {
                @Override
                List<Entry> range(Query query, Range range) {
                    return query.range(range).stream()
                            .filter(e -> e.sequence() != 5)
                            .toList();
                }
            };
        }
    }

    static class IgnoresVersions implements StoreContract {
        @Override
        public Store open() {
            return new WrongStore() {
                @Override
                Writes written(Query query, Writes w) {
                    return new Writes(
                            w.entries(),
                            w.amendments(),
                            atAnyVersion(query, w.documents()),
                            atAnyVersion(query, w.deletions()),
                            w.jobs(),
                            w.finished(),
                            w.receipts());
                }
            };
        }
    }

    static class HasNoFence implements StoreContract {
        @Override
        public Store open() {
            return new WrongStore() {
                @Override
                Set<Job.Key> held(Transaction tx, Collection<Claim> claims) {
                    return claims.stream().map(c -> c.job().key()).collect(Collectors.toSet());
                }
            };
        }
    }

    static class SearchesBelowTheBounds implements StoreContract {
        @Override
        public Store open() {
            return new WrongStore() {
                @Override
                Search asked(Search s) {
                    Map<dev.muster.journal.JournalId, Long> all =
                            s.bounds().keySet().stream().collect(Collectors.toMap(j -> j, j -> 1L));
                    return new Search(all, s.terms(), s.wording(), s.filter(), s.before(), s.limit());
                }
            };
        }
    }

    static class TakesAPhraseForItsWords implements StoreContract {
        @Override
        public Store open() {
            return new WrongStore() {
                @Override
                Search asked(Search s) {
                    return s.with(Wording.words(String.join(" ", s.wording().words())));
                }
            };
        }
    }

    static class DoesNotAskWho implements StoreContract {
        @Override
        public Store open() {
            return new WrongStore() {
                @Override
                Search asked(Search s) {
                    Search.Filter f = s.filter();
                    return f.authors().isEmpty() || s.wording().all().isEmpty()
                            ? s
                            : s.with(new Search.Filter(Set.of(), f.kinds(), f.from(), f.until()));
                }
            };
        }
    }

    static class FindsInTheWrongOrder implements StoreContract {
        @Override
        public Store open() {
            return new WrongStore() {
                @Override
                List<Document> find(Query query, Find find) {
                    List<Document> found = new ArrayList<>(query.find(find));
                    Collections.reverse(found);
                    return found;
                }
            };
        }
    }

    static class LosesAmendments implements StoreContract {
        @Override
        public Store open() {
            return new WrongStore() {
                @Override
                Writes written(Query query, Writes w) {
                    return new Writes(
                            w.entries(), List.of(), w.documents(), w.deletions(), w.jobs(), w.finished(), w.receipts());
                }
            };
        }
    }

    static class CommitsWhatThrew implements StoreContract {
        @Override
        public Store open() {
            return new WrongStore() {
                @Override
                public <T> T transact(Function<Transaction, T> work) {
                    RuntimeException[] thrown = new RuntimeException[1];
                    T result = super.transact(tx -> {
                        try {
                            return work.apply(tx);
                        } catch (RuntimeException e) {
                            thrown[0] = e;
                            return null;
                        }
                    });
                    if (thrown[0] != null) {
                        throw thrown[0];
                    }
                    return result;
                }
            };
        }
    }

    static class ForgetsReceipts implements StoreContract {
        @Override
        public Store open() {
            return new WrongStore() {
                @Override
                Map<ReceiptKey, Receipt> receipts(Transaction tx, Collection<ReceiptKey> keys) {
                    return Map.of();
                }
            };
        }
    }

    static class IsDeaf implements StoreContract {
        @Override
        public Store open() {
            return new WrongStore() {
                @Override
                public Subscription listen(Consumer<Signal> listener) {
                    return () -> {};
                }
            };
        }
    }

    static class TellsTwice implements StoreContract {
        @Override
        public Store open() {
            return new WrongStore() {
                @Override
                public Broadcast broadcast() {
                    Broadcast all = right.broadcast();
                    return new Broadcast() {
                        @Override
                        public void send(String message) {
                            all.send(message);
                            all.send(message);
                        }

                        @Override
                        public Store.Subscription listen(Consumer<String> listener) {
                            return all.listen(listener);
                        }
                    };
                }
            };
        }
    }
}
