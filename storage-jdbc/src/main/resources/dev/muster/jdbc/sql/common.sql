-- name: meta
SELECT value FROM muster_meta WHERE name = :name

-- name: put-meta
INSERT INTO muster_meta (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING

-- name: replace-meta
UPDATE muster_meta SET value = :value WHERE name = :name

-- name: find
SELECT d.workspace, d.kind, d.id, d.version, d.rank, d.terms, d.body
FROM muster_document_term t
JOIN muster_document d ON d.workspace = t.workspace AND d.kind = t.kind AND d.id = t.id
WHERE t.workspace = :workspace AND t.kind = :kind AND t.term = :term AND (t.rank, t.id) > (:rank, :id)
{also}
ORDER BY t.rank, t.id
LIMIT :limit

-- name: find-newest-first
SELECT d.workspace, d.kind, d.id, d.version, d.rank, d.terms, d.body
FROM muster_document_term t
JOIN muster_document d ON d.workspace = t.workspace AND d.kind = t.kind AND d.id = t.id
WHERE t.workspace = :workspace AND t.kind = :kind AND t.term = :term AND (t.rank, t.id) < (:rank, :id)
{also}
ORDER BY t.rank DESC, t.id DESC
LIMIT :limit

-- name: count-found
SELECT count(*)
FROM muster_document_term t
WHERE t.workspace = :workspace AND t.kind = :kind AND t.term = :term AND (t.rank, t.id) > (:rank, :id)
{also}

-- name: count-found-newest-first
SELECT count(*)
FROM muster_document_term t
WHERE t.workspace = :workspace AND t.kind = :kind AND t.term = :term AND (t.rank, t.id) < (:rank, :id)
{also}

-- name: found-also
AND EXISTS (
    SELECT 1 FROM muster_document_term o
    WHERE o.workspace = t.workspace AND o.kind = t.kind AND o.term = :also{n} AND o.rank = t.rank AND o.id = t.id)

-- name: searched-also
AND EXISTS (
    SELECT 1 FROM muster_entry_term o
    WHERE o.journal = t.journal AND o.term = :also{n} AND o.time = t.time AND o.sequence = t.sequence)

-- name: job
SELECT workspace, id, kind, due, payload, fence FROM muster_job WHERE workspace = :workspace AND id = :id

-- name: behind
SELECT j.id, j.workspace, j.name
FROM muster_journal j
LEFT JOIN muster_indexed i ON i.journal = j.id
WHERE j.sequence > COALESCE(i.upto, 0)

-- name: begin-indexing
INSERT INTO muster_indexed (journal, upto) VALUES (:journal, 0) ON CONFLICT DO NOTHING

-- name: move-indexed
UPDATE muster_indexed SET upto = :upto WHERE journal = :journal

-- name: content
SELECT id, size FROM muster_content WHERE workspace = :workspace AND sha256 = :sha256

-- name: content-part
SELECT bytes, sum FROM muster_content_part WHERE content = :content AND number = :number

-- name: insert-content-part
INSERT INTO muster_content_part (content, number, sum, bytes) VALUES (?, ?, ?, ?)

-- name: delete-content-parts
DELETE FROM muster_content_part
WHERE content = :content AND number IN (
    SELECT number FROM muster_content_part WHERE content = :content ORDER BY number LIMIT 16)

-- name: delete-content
DELETE FROM muster_content WHERE id = :content AND sha256 IS NULL
