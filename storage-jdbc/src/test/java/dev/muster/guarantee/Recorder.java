package dev.muster.guarantee;

import dev.muster.record.Document;
import dev.muster.record.DocumentKey;
import dev.muster.record.Job;
import dev.muster.storage.Store;
import dev.muster.storage.Transaction;
import dev.muster.storage.Writes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Keeps in mind which documents and jobs there are, as they pass by; an engine of one lane writes one after the other. */
final class Recorder extends Wrapped {
    final Map<DocumentKey, Document> documents = new ConcurrentHashMap<>();
    final Map<Job.Key, Job> jobs = new ConcurrentHashMap<>();

    Recorder(Store inner) {
        super(inner);
    }

    @Override
    public <T> T transact(Function<Transaction, T> work) {
        Writes[] written = new Writes[1];
        T result = super.transact(tx -> work.apply(new Work(tx) {
            @Override
            public void write(Writes writes) {
                super.write(writes);
                written[0] = writes;
            }
        }));
        if (written[0] != null) {
            written[0].documents().forEach(d -> documents.put(d.key(), d));
            written[0].deletions().forEach(d -> documents.remove(d.key()));
            written[0].finished().forEach(jobs::remove);
            written[0].jobs().forEach(j -> jobs.put(j.key(), j));
        }
        return result;
    }
}
