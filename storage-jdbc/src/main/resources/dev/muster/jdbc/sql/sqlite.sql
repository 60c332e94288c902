-- Columns cost more than bytes in SQLite: proofs and texts are read as one column each.
-- name: entry
e.sequence, e.time, e.thread, e.messages, e.schema, e.payload, e.amendment,
    CAST(e.content || e.hash || e.salt AS BLOB),
    CAST(e.actor || char(0) || e.kind || char(0) || e.terms || char(0) || e.text AS BLOB)

-- name: head
SELECT id, workspace, name, sequence, hash, time, messages FROM muster_journal WHERE workspace = ? AND name = ?

-- name: insert-head
INSERT INTO muster_journal (workspace, name, sequence, hash, time, messages)
VALUES (?, ?, ?, ?, ?, ?)
RETURNING id

-- name: move-head
UPDATE muster_journal SET sequence = ?, hash = ?, time = ?, messages = ? WHERE id = ?

-- name: insert-entry
INSERT INTO muster_entry (place, time, thread, messages, schema, actor, kind, payload, salt, content, hash, terms,
    text, amendment)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- name: insert-entry-term
INSERT OR IGNORE INTO muster_entry_term (journal, term, time, sequence) VALUES (?, ?, ?, ?)

-- name: delete-entry-term
DELETE FROM muster_entry_term WHERE journal = ? AND term = ? AND time = ? AND sequence = ?

-- name: amend
UPDATE muster_entry SET amendment = :amendment WHERE place = :place

-- name: amend-index
UPDATE muster_entry
SET amendment = :amendment, thread = :thread, terms = :terms, text = :text, messages = :messages
WHERE place = :place

-- name: found-by
SELECT time, terms, actor, kind FROM muster_entry WHERE place = :place

-- name: indexed
SELECT upto FROM muster_indexed WHERE journal = :journal

-- name: forget-words
DELETE FROM muster_entry_text WHERE rowid = ?

-- name: merge-words
INSERT INTO muster_entry_text (muster_entry_text) VALUES ('optimize')

-- name: index-words
INSERT INTO muster_entry_text (rowid, words) VALUES (?, ?)

-- name: hold-head
SELECT 1 FROM muster_journal WHERE id = :journal

-- name: lock-again
SELECT upto, again, language FROM muster_indexed WHERE journal = :journal

-- name: lock-indexed
SELECT upto FROM muster_indexed WHERE journal = :journal

-- name: unindexed
SELECT sequence, time, text, actor, kind FROM muster_entry
WHERE place > (:journal << 40) + :upto AND place < (:journal + 1) << 40
ORDER BY place LIMIT :limit

-- Documents come as one value, for the same reason.
-- name: begin-snapshot
SELECT 1 FROM muster_meta LIMIT 1

-- name: documents
SELECT CAST(group_concat(k.key || char(0) || d.version || char(0) || d.rank || char(0) || d.terms || char(0)
    || length(d.body) || char(0) || d.body, '') AS BLOB)
FROM json_each(?) k
CROSS JOIN muster_document d ON d.workspace = k.value ->> 0 AND d.kind = k.value ->> 1 AND d.id = k.value ->> 2

-- name: documents-alike
SELECT CAST(group_concat(d.id || char(0) || d.version || char(0) || d.rank || char(0) || d.terms || char(0)
    || length(d.body) || char(0) || d.body, '') AS BLOB)
FROM json_each(?1) k
CROSS JOIN muster_document d ON d.workspace = ?2 AND d.kind = ?3 AND d.id = k.value

-- name: find
SELECT CAST(group_concat(p.one, '') AS BLOB)
FROM (
    SELECT d.id || char(0) || d.version || char(0) || d.rank || char(0) || d.terms || char(0)
        || length(d.body) || char(0) || d.body AS one
    FROM muster_document_term t
    JOIN muster_document d ON d.workspace = t.workspace AND d.kind = t.kind AND d.id = t.id
    WHERE t.workspace = :workspace AND t.kind = :kind AND t.term = :term AND (t.rank, t.id) > (:rank, :id)
    {also}
    ORDER BY t.rank, t.id
    LIMIT :limit) p

-- name: find-newest-first
SELECT CAST(group_concat(p.one, '') AS BLOB)
FROM (
    SELECT d.id || char(0) || d.version || char(0) || d.rank || char(0) || d.terms || char(0)
        || length(d.body) || char(0) || d.body AS one
    FROM muster_document_term t
    JOIN muster_document d ON d.workspace = t.workspace AND d.kind = t.kind AND d.id = t.id
    WHERE t.workspace = :workspace AND t.kind = :kind AND t.term = :term AND (t.rank, t.id) < (:rank, :id)
    {also}
    ORDER BY t.rank DESC, t.id DESC
    LIMIT :limit) p

-- name: create-document
INSERT OR IGNORE INTO muster_document (workspace, kind, id, version, rank, terms, body)
VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6)

-- name: update-document
UPDATE muster_document SET version = version + 1, rank = ?4, terms = ?5, body = ?6
WHERE workspace = ?1 AND kind = ?2 AND id = ?3 AND version = ?7

-- name: delete-document
DELETE FROM muster_document WHERE workspace = ? AND kind = ? AND id = ? AND version = ?

-- name: insert-document-term
INSERT OR IGNORE INTO muster_document_term (workspace, kind, term, rank, id) VALUES (?, ?, ?, ?, ?)

-- name: delete-document-term
DELETE FROM muster_document_term WHERE workspace = ? AND kind = ? AND term = ? AND rank = ? AND id = ?

-- name: receipts
SELECT k.key, r.command, r.outcome
FROM json_each(:keys) k
CROSS JOIN muster_receipt r ON r.workspace = k.value ->> 0 AND r.origin = k.value ->> 1 AND r.key = k.value ->> 2

-- name: insert-receipt
INSERT OR IGNORE INTO muster_receipt (workspace, origin, key, command, outcome) VALUES (?, ?, ?, ?, ?)

-- name: fences
UPDATE muster_fence SET last = last + :count RETURNING last

-- name: put-job
INSERT INTO muster_job (workspace, id, kind, due, fence, leased_until, payload)
VALUES (?, ?, ?, ?, ?, 0, ?)
ON CONFLICT (workspace, id) DO UPDATE
SET kind = excluded.kind, due = excluded.due, fence = excluded.fence, leased_until = 0, payload = excluded.payload

-- name: delete-job
DELETE FROM muster_job WHERE workspace = ? AND id = ?

-- name: claimable
SELECT workspace, id, kind, due, payload, fence FROM muster_job
WHERE due <= :now AND leased_until <= :clock AND (kind IN (SELECT value FROM json_each(:kinds))) = :only
ORDER BY due, workspace, id
LIMIT :limit

-- name: take-job
UPDATE muster_job SET fence = :fence, leased_until = :until WHERE workspace = :workspace AND id = :id

-- name: release
UPDATE muster_job SET leased_until = 0 WHERE workspace = :workspace AND id = :id AND fence = :fence

-- name: release-all
UPDATE muster_job SET leased_until = 0 WHERE leased_until > 0

-- name: next-due
SELECT due FROM muster_job
WHERE leased_until <= :clock AND (kind IN (SELECT value FROM json_each(:kinds))) = :only
ORDER BY due, workspace, id LIMIT 1

-- name: range
SELECT {entry}
FROM muster_entry e
WHERE e.place >= (SELECT j.id << 40 FROM muster_journal j WHERE j.workspace = :workspace AND j.name = :name) + :from
    AND e.place <= (SELECT j.id << 40 FROM muster_journal j WHERE j.workspace = :workspace AND j.name = :name) + :to
ORDER BY e.place LIMIT :limit

-- name: range-newest-first
SELECT {entry}
FROM muster_entry e
WHERE e.place >= (SELECT j.id << 40 FROM muster_journal j WHERE j.workspace = :workspace AND j.name = :name) + :from
    AND e.place <= (SELECT j.id << 40 FROM muster_journal j WHERE j.workspace = :workspace AND j.name = :name) + :to
ORDER BY e.place DESC LIMIT :limit

-- name: thread
SELECT {entry}
FROM muster_entry e
WHERE e.journal = (SELECT j.id FROM muster_journal j WHERE j.workspace = :workspace AND j.name = :name)
    AND e.thread = :thread AND e.thread > 0
    AND e.place >= (SELECT j.id << 40 FROM muster_journal j WHERE j.workspace = :workspace AND j.name = :name) + :from
    AND e.place <= (SELECT j.id << 40 FROM muster_journal j WHERE j.workspace = :workspace AND j.name = :name) + :to
ORDER BY e.place LIMIT :limit

-- name: thread-newest-first
SELECT {entry}
FROM muster_entry e
WHERE e.journal = (SELECT j.id FROM muster_journal j WHERE j.workspace = :workspace AND j.name = :name)
    AND e.thread = :thread AND e.thread > 0
    AND e.place >= (SELECT j.id << 40 FROM muster_journal j WHERE j.workspace = :workspace AND j.name = :name) + :from
    AND e.place <= (SELECT j.id << 40 FROM muster_journal j WHERE j.workspace = :workspace AND j.name = :name) + :to
ORDER BY e.place DESC LIMIT :limit

-- name: journals
SELECT k.key, j.id
FROM json_each(?1) k
CROSS JOIN muster_journal j ON j.workspace = ?2 AND j.name = k.value

-- name: bounds-behind
SELECT j.id, j.sequence, COALESCE(i.upto, 0)
FROM json_each(?1) k
CROSS JOIN muster_journal j ON j.id = k.value
LEFT JOIN muster_indexed i ON i.journal = j.id
WHERE j.sequence > COALESCE(i.upto, 0)

-- name: search-terms
SELECT e.journal, {entry}
FROM muster_entry_term t
JOIN muster_entry e ON e.place = (t.journal << 40) + t.sequence
WHERE t.journal = :journal AND t.term = :term AND t.sequence >= :least AND (t.time, t.sequence) < (:time, :before)
    AND t.time >= :since
{also}
ORDER BY t.time DESC, t.sequence DESC
LIMIT :limit

-- name: count-terms
SELECT count(*)
FROM muster_entry_term t
WHERE t.journal = :journal AND t.term = :term AND t.sequence >= :least AND (t.time, t.sequence) < (:time, :before)
    AND t.time >= :since
{also}

-- The rows come newest first from the index, whose order is kept by the joins; whoever reads them stops when there are
-- enough. Every row is looked up in the asked journals before its entry is read.
-- name: search-text
-- Of what lies in other journals, one row in 127 comes as well, so that the reader sees how far it has come.
SELECT m.stamp, t.journal, {entry t}
FROM muster_entry_text f
CROSS JOIN muster_entry_stamp m ON m.stamp = f.rowid
CROSS JOIN muster_entry t ON t.place = m.place
WHERE muster_entry_text MATCH ?1 AND f.rowid >= ?2 AND f.rowid < ?3
    AND CASE WHEN (m.place >> 40) IN (SELECT value FROM json_each(?4)) THEN TRUE {also} ELSE m.place % 127 = 0 END
ORDER BY f.rowid DESC

-- name: insert-stamp
INSERT INTO muster_entry_stamp (stamp, place) VALUES (?, ?)

-- name: last-stamp
SELECT stamp FROM muster_entry_stamp WHERE stamp >= ? AND stamp <= ? ORDER BY stamp DESC LIMIT 1

-- name: least-stamp
SELECT stamp FROM muster_entry_stamp ORDER BY stamp LIMIT 1

-- name: stamp-of
SELECT stamp FROM muster_entry_stamp WHERE stamp >= ?1 AND stamp <= ?2 AND place = ?3
UNION ALL
SELECT stamp FROM muster_entry_stamp WHERE stamp < 0 AND place = ?3

-- name: tail
SELECT e.journal, {entry}
FROM muster_entry e
WHERE e.place >= (:journal << 40) + :least AND e.place > (:journal << 40) + :upto
    AND e.place < ((:journal + 1) << 40)
    AND (e.time, e.sequence) < (:time, :before)
    AND e.time >= :since
    AND e.text <> ''

-- name: begin-content
INSERT INTO muster_content (workspace, size, kept) VALUES (:workspace, 0, CAST(unixepoch('subsec') * 1000000 AS INTEGER)) RETURNING id

-- name: continue-content
UPDATE muster_content SET kept = CAST(unixepoch('subsec') * 1000000 AS INTEGER) WHERE id = :content AND sha256 IS NULL

-- name: keep-content
UPDATE muster_content SET sha256 = :sha256, size = :size, kept = CAST(unixepoch('subsec') * 1000000 AS INTEGER) WHERE id = :content AND sha256 IS NULL

-- name: renew-content
UPDATE muster_content SET kept = CAST(unixepoch('subsec') * 1000000 AS INTEGER) WHERE workspace = :workspace AND sha256 = :sha256

-- name: loosen-content
UPDATE muster_content SET sha256 = NULL, kept = 0
WHERE workspace = :workspace AND sha256 = :sha256 AND kept <= CAST(unixepoch('subsec') * 1000000 AS INTEGER) - :idle
RETURNING id

-- name: loose-content
SELECT id FROM muster_content WHERE sha256 IS NULL AND kept <= CAST(unixepoch('subsec') * 1000000 AS INTEGER) - :idle ORDER BY kept LIMIT 100
