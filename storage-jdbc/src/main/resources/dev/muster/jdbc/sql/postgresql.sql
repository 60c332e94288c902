-- name: entry
e.sequence, e.time, e.thread, e.messages, e.schema, e.payload, e.amendment,
    e.content, e.hash, e.salt, e.actor, e.kind, e.terms, e.text

-- name: lock-heads
SELECT j.id, j.workspace, j.name, j.sequence, j.hash, j.time, j.messages
FROM unnest(:workspaces::text[], :names::text[]) AS k (workspace, name)
JOIN muster_journal j ON j.workspace = k.workspace AND j.name = k.name
ORDER BY j.workspace, j.name
FOR UPDATE OF j

-- name: insert-heads
INSERT INTO muster_journal (workspace, name, sequence, hash, time, messages)
SELECT * FROM unnest(:workspaces::text[], :names::text[], :sequences::bigint[], :hashes::bytea[], :times::bigint[],
    :messages::bigint[])
ON CONFLICT DO NOTHING
RETURNING id, workspace, name, sequence, hash, time, messages

-- name: move-heads
UPDATE muster_journal j
SET sequence = u.sequence, hash = u.hash, time = u.time, messages = u.messages
FROM unnest(:ids::bigint[], :sequences::bigint[], :hashes::bytea[], :times::bigint[], :messages::bigint[])
    AS u (id, sequence, hash, time, messages)
WHERE j.id = u.id

-- name: insert-entries
INSERT INTO muster_entry (journal, sequence, time, thread, messages, schema, actor, kind, payload, salt, content,
    hash, terms, text, amendment)
SELECT * FROM unnest(:journals::bigint[], :sequences::bigint[], :times::bigint[], :threads::bigint[],
    :messages::bigint[], :schemas::integer[], :actors::text[], :kinds::text[], :payloads::bytea[], :salts::bytea[],
    :contents::bytea[], :hashes::bytea[], :terms::text[], :texts::text[], :amendments::bytea[])

-- name: insert-entry-terms
INSERT INTO muster_entry_term (journal, term, time, sequence)
SELECT * FROM unnest(:journals::bigint[], :terms::text[], :times::bigint[], :sequences::bigint[])

-- name: delete-entry-terms
DELETE FROM muster_entry_term t
USING unnest(:journals::bigint[], :terms::text[], :times::bigint[], :sequences::bigint[])
    AS u (journal, term, time, sequence)
WHERE t.journal = u.journal AND t.term = u.term AND t.time = u.time AND t.sequence = u.sequence

-- name: amend
UPDATE muster_entry e SET amendment = u.amendment
FROM unnest(:journals::bigint[], :sequences::bigint[], :amendments::bytea[]) AS u (journal, sequence, amendment)
WHERE e.journal = u.journal AND e.sequence = u.sequence

-- name: amend-index
UPDATE muster_entry e
SET amendment = u.amendment, thread = u.thread, terms = u.terms, text = u.text, messages = u.messages
FROM unnest(:journals::bigint[], :sequences::bigint[], :amendments::bytea[], :threads::bigint[], :terms::text[],
    :texts::text[], :messages::bigint[]) AS u (journal, sequence, amendment, thread, terms, text, messages)
JOIN muster_entry o ON o.journal = u.journal AND o.sequence = u.sequence
WHERE e.journal = o.journal AND e.sequence = o.sequence
RETURNING e.journal, e.sequence, e.time, o.terms, e.actor, e.kind

-- name: index-amended
INSERT INTO muster_entry_text (journal, sequence, time, words)
SELECT u.journal, u.sequence, u.time, array_to_tsvector(string_to_array(u.words, ' '))
FROM unnest(:journals::bigint[], :sequences::bigint[], :times::bigint[], :words::text[])
    AS u (journal, sequence, time, words)
ON CONFLICT (journal, sequence) DO UPDATE SET words = EXCLUDED.words

-- name: index-words
INSERT INTO muster_entry_text (journal, sequence, time, words)
SELECT u.journal, u.sequence, u.time, array_to_tsvector(string_to_array(u.words, ' '))
FROM unnest(:journals::bigint[], :sequences::bigint[], :times::bigint[], :words::text[])
    AS u (journal, sequence, time, words)
ON CONFLICT DO NOTHING

-- name: index-words-again
INSERT INTO muster_entry_text (journal, sequence, time, words)
SELECT u.journal, u.sequence, u.time, array_to_tsvector(string_to_array(u.words, ' '))
FROM unnest(:journals::bigint[], :sequences::bigint[], :times::bigint[], :words::text[])
    AS u (journal, sequence, time, words)
ON CONFLICT (journal, sequence) DO UPDATE SET words = excluded.words

-- name: hold-head
-- Whoever amends an entry holds the head of its journal, so that one of the two sees what the other wrote.
SELECT 1 FROM muster_journal WHERE id = :journal FOR UPDATE

-- name: lock-again
SELECT upto, again, language FROM muster_indexed WHERE journal = :journal FOR UPDATE SKIP LOCKED

-- name: hold-indexed
-- Whoever is indexing the first entries of a journal has finished, or sees the language.
LOCK TABLE muster_indexed IN SHARE MODE

-- name: lock-indexed
SELECT upto FROM muster_indexed WHERE journal = :journal FOR UPDATE SKIP LOCKED

-- name: unindexed
SELECT sequence, time, text, actor, kind FROM muster_entry
WHERE journal = :journal AND sequence > :upto
ORDER BY sequence LIMIT :limit

-- name: documents
SELECT k.place - 1, d.version, d.rank, d.terms, d.body
FROM unnest(:workspaces::text[], :kinds::text[], :ids::text[]) WITH ORDINALITY AS k (workspace, kind, id, place)
JOIN muster_document d ON d.workspace = k.workspace AND d.kind = k.kind AND d.id = k.id

-- name: find
-- A list is looked up first, and then its documents one by one: OFFSET keeps the planner from reading all documents of
-- the kind for each line, which looks cheaper to it as long as a table is small, and stays in the plan when it has grown.
SELECT d.workspace, d.kind, d.id, d.version, d.rank, d.terms, d.body
FROM (
    SELECT t.workspace, t.kind, t.rank, t.id FROM muster_document_term t
    WHERE t.workspace = :workspace AND t.kind = :kind AND t.term = :term AND (t.rank, t.id) > (:rank, :id)
    {also}
    ORDER BY t.rank, t.id
    LIMIT :limit) t
CROSS JOIN LATERAL (
    SELECT * FROM muster_document o WHERE o.workspace = t.workspace AND o.kind = t.kind AND o.id = t.id OFFSET 0) d
ORDER BY t.rank, t.id

-- name: find-newest-first
SELECT d.workspace, d.kind, d.id, d.version, d.rank, d.terms, d.body
FROM (
    SELECT t.workspace, t.kind, t.rank, t.id FROM muster_document_term t
    WHERE t.workspace = :workspace AND t.kind = :kind AND t.term = :term AND (t.rank, t.id) < (:rank, :id)
    {also}
    ORDER BY t.rank DESC, t.id DESC
    LIMIT :limit) t
CROSS JOIN LATERAL (
    SELECT * FROM muster_document o WHERE o.workspace = t.workspace AND o.kind = t.kind AND o.id = t.id OFFSET 0) d
ORDER BY t.rank DESC, t.id DESC

-- name: found-also
-- Looked up for each line of the first term: OFFSET keeps the planner from joining both lists, for which it reads the whole of
-- the second, such as all that is open in the workspace.
AND EXISTS (
    SELECT 1 FROM muster_document_term o
    WHERE o.workspace = t.workspace AND o.kind = t.kind AND o.term = :also{n} AND o.rank = t.rank AND o.id = t.id OFFSET 0)

-- name: find-many
SELECT d.workspace, d.kind, d.id, d.version, d.rank, d.terms, d.body, (f.place - 1)::integer
FROM unnest(:workspaces::text[], :kinds::text[], :terms::text[]) WITH ORDINALITY AS f (workspace, kind, term, place)
CROSS JOIN LATERAL (
    SELECT t.rank, t.id FROM muster_document_term t
    WHERE t.workspace = f.workspace AND t.kind = f.kind AND t.term = f.term
    ORDER BY t.rank, t.id
    LIMIT :limit) t
CROSS JOIN LATERAL (
    SELECT * FROM muster_document o WHERE o.workspace = f.workspace AND o.kind = f.kind AND o.id = t.id OFFSET 0) d
ORDER BY f.place, t.rank, t.id

-- name: create-documents
INSERT INTO muster_document (workspace, kind, id, version, rank, terms, body)
SELECT u.workspace, u.kind, u.id, 1, u.rank, u.terms, u.body
FROM unnest(:workspaces::text[], :kinds::text[], :ids::text[], :ranks::bigint[], :terms::text[], :bodies::bytea[])
    AS u (workspace, kind, id, rank, terms, body)

-- name: update-documents
UPDATE muster_document d
SET version = d.version + 1, rank = u.rank, terms = u.terms, body = u.body
FROM unnest(:workspaces::text[], :kinds::text[], :ids::text[], :versions::bigint[], :ranks::bigint[], :terms::text[],
    :bodies::bytea[], :wasranks::bigint[], :wasterms::text[])
    AS u (workspace, kind, id, version, rank, terms, body, wasrank, wasterms)
WHERE d.workspace = u.workspace AND d.kind = u.kind AND d.id = u.id AND d.version = u.version
    AND d.rank = u.wasrank AND d.terms = u.wasterms

-- name: delete-documents
DELETE FROM muster_document d
USING unnest(:workspaces::text[], :kinds::text[], :ids::text[], :versions::bigint[], :wasranks::bigint[], :wasterms::text[])
    AS u (workspace, kind, id, version, wasrank, wasterms)
WHERE d.workspace = u.workspace AND d.kind = u.kind AND d.id = u.id AND d.version = u.version
    AND d.rank = u.wasrank AND d.terms = u.wasterms

-- name: insert-document-terms
INSERT INTO muster_document_term (workspace, kind, term, rank, id)
SELECT * FROM unnest(:workspaces::text[], :kinds::text[], :terms::text[], :ranks::bigint[], :ids::text[])

-- name: delete-document-terms
DELETE FROM muster_document_term t
USING unnest(:workspaces::text[], :kinds::text[], :terms::text[], :ranks::bigint[], :ids::text[])
    AS u (workspace, kind, term, rank, id)
WHERE t.workspace = u.workspace AND t.kind = u.kind AND t.term = u.term AND t.rank = u.rank AND t.id = u.id

-- name: receipts
SELECT k.place - 1, r.command, r.outcome
FROM unnest(:workspaces::text[], :origins::text[], :keys::text[]) WITH ORDINALITY
    AS k (workspace, origin, key, place)
JOIN muster_receipt r ON r.workspace = k.workspace AND r.origin = k.origin AND r.key = k.key

-- name: insert-receipts
INSERT INTO muster_receipt (workspace, origin, key, command, outcome)
SELECT * FROM unnest(:workspaces::text[], :origins::text[], :keys::text[], :commands::bytea[], :outcomes::bytea[])

-- name: held
SELECT j.workspace, j.id
FROM unnest(:workspaces::text[], :ids::text[], :fences::bigint[]) AS k (workspace, id, fence)
JOIN muster_job j ON j.workspace = k.workspace AND j.id = k.id AND j.fence = k.fence
ORDER BY j.workspace, j.id
FOR UPDATE OF j

-- name: put-jobs
INSERT INTO muster_job (workspace, id, kind, due, fence, leased_until, payload)
SELECT u.workspace, u.id, u.kind, u.due, nextval('muster_fence'), 0, u.payload
FROM unnest(:workspaces::text[], :ids::text[], :kinds::text[], :dues::bigint[], :payloads::bytea[])
    AS u (workspace, id, kind, due, payload)
ON CONFLICT (workspace, id) DO UPDATE
SET kind = EXCLUDED.kind, due = EXCLUDED.due, fence = EXCLUDED.fence, leased_until = 0, payload = EXCLUDED.payload

-- name: delete-jobs
DELETE FROM muster_job j USING unnest(:workspaces::text[], :ids::text[]) AS k (workspace, id)
WHERE j.workspace = k.workspace AND j.id = k.id

-- name: unwaited
-- For a claim: a lease that a crash of the database forgets has ended, and its job is free, as after any other end.
SET LOCAL synchronous_commit = off

-- name: claim
WITH taken AS (
    SELECT workspace, id FROM muster_job
    WHERE due <= :now AND leased_until <= (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
      AND (kind = ANY (:kinds::text[])) = :only
    ORDER BY due, workspace, id
    LIMIT :limit
    FOR UPDATE SKIP LOCKED)
UPDATE muster_job j
SET fence = nextval('muster_fence'),
    leased_until = (extract(epoch FROM clock_timestamp()) * 1000000)::bigint + :lease
FROM taken t
WHERE j.workspace = t.workspace AND j.id = t.id
RETURNING j.workspace, j.id, j.kind, j.due, j.payload, j.fence

-- name: release
UPDATE muster_job j SET leased_until = 0
FROM unnest(:workspaces::text[], :ids::text[], :fences::bigint[]) AS k (workspace, id, fence)
WHERE j.workspace = k.workspace AND j.id = k.id AND j.fence = k.fence

-- name: next-due
SELECT due FROM muster_job
WHERE leased_until <= (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
  AND (kind = ANY (:kinds::text[])) = :only
ORDER BY due, workspace, id LIMIT 1

-- name: heads
SELECT j.id, j.workspace, j.name, j.sequence, j.hash, j.time, j.messages
FROM unnest(:workspaces::text[], :names::text[]) AS k (workspace, name)
JOIN muster_journal j ON j.workspace = k.workspace AND j.name = k.name
WHERE j.sequence > 0

-- name: range
SELECT {entry}
FROM muster_entry e
WHERE e.journal = (SELECT j.id FROM muster_journal j WHERE j.workspace = :workspace AND j.name = :name)
    AND e.sequence >= :from AND e.sequence <= :to
ORDER BY e.sequence LIMIT :limit

-- name: range-newest-first
SELECT {entry}
FROM muster_entry e
WHERE e.journal = (SELECT j.id FROM muster_journal j WHERE j.workspace = :workspace AND j.name = :name)
    AND e.sequence >= :from AND e.sequence <= :to
ORDER BY e.sequence DESC LIMIT :limit

-- name: thread
SELECT {entry}
FROM muster_entry e
WHERE e.journal = (SELECT j.id FROM muster_journal j WHERE j.workspace = :workspace AND j.name = :name)
    AND e.thread = :thread AND e.thread > 0 AND e.sequence >= :from AND e.sequence <= :to
ORDER BY e.sequence LIMIT :limit

-- name: thread-newest-first
SELECT {entry}
FROM muster_entry e
WHERE e.journal = (SELECT j.id FROM muster_journal j WHERE j.workspace = :workspace AND j.name = :name)
    AND e.thread = :thread AND e.thread > 0 AND e.sequence >= :from AND e.sequence <= :to
ORDER BY e.sequence DESC LIMIT :limit

-- name: bounds
SELECT j.id, j.workspace, j.name, j.sequence, COALESCE(i.upto, 0)
FROM unnest(:workspaces::text[], :names::text[]) AS k (workspace, name)
JOIN muster_journal j ON j.workspace = k.workspace AND j.name = k.name
LEFT JOIN muster_indexed i ON i.journal = j.id
WHERE j.sequence > 0

-- name: search-terms
SELECT x.journal, {entry}
FROM (
    SELECT b.journal, t.time, t.sequence, b.ordinal
    FROM unnest(:journals::bigint[], :least::bigint[], :before::bigint[]) WITH ORDINALITY
        AS b (journal, least, before, ordinal)
    CROSS JOIN LATERAL (
        SELECT t.time, t.sequence
        FROM muster_entry_term t
        WHERE t.journal = b.journal AND t.term = :term AND t.sequence >= b.least
            AND (t.time, t.sequence) < (:time, b.before) AND t.time >= :since
            {also}
        ORDER BY t.time DESC, t.sequence DESC
        LIMIT :limit) t
    ORDER BY t.time DESC, b.ordinal DESC, t.sequence DESC
    LIMIT :limit) x
JOIN muster_entry e ON e.journal = x.journal AND e.sequence = x.sequence
ORDER BY x.time DESC, x.ordinal DESC, x.sequence DESC

-- name: count-terms
SELECT count(*)
FROM unnest(:journals::bigint[], :least::bigint[], :before::bigint[]) AS b (journal, least, before)
JOIN muster_entry_term t ON t.journal = b.journal AND t.term = :term AND t.sequence >= b.least
    AND (t.time, t.sequence) < (:time, b.before) AND t.time >= :since
    {also}

-- name: search-text
-- Journal by journal, as words carry their journal: one query with all of them behind OR takes three times as long. OFFSET keeps
-- the conditions outside, where the planner would otherwise see other ways to the rows, and each of them reads far more.
SELECT x.journal, {entry}
FROM (
    SELECT t.journal, t.time, t.sequence, b.ordinal
    FROM unnest(:journals::bigint[], :least::bigint[], :before::bigint[], :upto::bigint[], (:words::text[])::tsquery[])
        WITH ORDINALITY AS b (journal, least, before, upto, words, ordinal)
    CROSS JOIN LATERAL (
        SELECT e.journal, e.time, e.sequence FROM muster_entry_text e WHERE e.words @@ b.words OFFSET 0) t
    WHERE t.journal = b.journal AND t.sequence >= b.least AND t.sequence <= b.upto
        AND (t.time, t.sequence) < (:time, b.before) AND t.time >= :since
        {also}
    ORDER BY t.time DESC, b.ordinal DESC, t.sequence DESC
    LIMIT :limit) x
JOIN muster_entry e ON e.journal = x.journal AND e.sequence = x.sequence
ORDER BY x.time DESC, x.ordinal DESC, x.sequence DESC

-- name: tail
SELECT e.journal, {entry}
FROM unnest(:journals::bigint[], :least::bigint[], :before::bigint[], :upto::bigint[])
    AS b (journal, least, before, upto)
JOIN muster_entry e ON e.journal = b.journal AND e.sequence >= b.least AND e.sequence > b.upto
    AND (e.time, e.sequence) < (:time, b.before) AND e.time >= :since
WHERE e.text <> ''

-- name: begin-content
INSERT INTO muster_content (workspace, size, kept) VALUES (:workspace, 0, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint) RETURNING id

-- name: continue-content
UPDATE muster_content SET kept = (extract(epoch FROM clock_timestamp()) * 1000000)::bigint WHERE id = :content AND sha256 IS NULL

-- name: keep-content
UPDATE muster_content SET sha256 = :sha256, size = :size, kept = (extract(epoch FROM clock_timestamp()) * 1000000)::bigint WHERE id = :content AND sha256 IS NULL

-- name: renew-content
UPDATE muster_content SET kept = (extract(epoch FROM clock_timestamp()) * 1000000)::bigint WHERE workspace = :workspace AND sha256 = :sha256

-- name: loosen-content
UPDATE muster_content SET sha256 = NULL, kept = 0
WHERE workspace = :workspace AND sha256 = :sha256 AND kept <= (extract(epoch FROM clock_timestamp()) * 1000000)::bigint - :idle
RETURNING id

-- name: loose-content
SELECT id FROM muster_content WHERE sha256 IS NULL AND kept <= (extract(epoch FROM clock_timestamp()) * 1000000)::bigint - :idle ORDER BY kept LIMIT 100
