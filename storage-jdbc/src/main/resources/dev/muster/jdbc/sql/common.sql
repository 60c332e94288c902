-- name: meta
SELECT value FROM muster_meta WHERE name = :name

-- name: put-meta
INSERT INTO muster_meta (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING

-- name: replace-meta
UPDATE muster_meta SET value = :value WHERE name = :name

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
-- The first entries say in which language the index of a journal is, as all of them are in the one that is written now.
UPDATE muster_indexed SET language = CASE WHEN upto = 0 THEN :language ELSE language END, upto = :upto
WHERE journal = :journal

-- name: language
SELECT language FROM muster_language WHERE workspace = ? AND whole = 1

-- name: language-to-be
SELECT l.language FROM muster_journal j JOIN muster_language l ON l.workspace = j.workspace WHERE j.id = :journal

-- name: put-language
INSERT INTO muster_language (workspace, language, whole) VALUES (:workspace, :language, 0)
ON CONFLICT (workspace) DO UPDATE SET language = excluded.language, whole = 0

-- name: index-again
UPDATE muster_indexed SET language = '', again = 0
WHERE journal IN (SELECT id FROM muster_journal WHERE workspace = :workspace)

-- name: languages-under-way
SELECT count(*) FROM muster_language WHERE whole = 0

-- name: to-index-again
SELECT i.journal FROM muster_language l
JOIN muster_journal j ON j.workspace = l.workspace
JOIN muster_indexed i ON i.journal = j.id
WHERE l.whole = 0 AND i.upto > 0 AND i.language <> l.language

-- name: finish-languages
UPDATE muster_language SET whole = 1
WHERE whole = 0 AND NOT EXISTS (
    SELECT 1 FROM muster_journal j JOIN muster_indexed i ON i.journal = j.id
    WHERE j.workspace = muster_language.workspace AND i.upto > 0 AND i.language <> muster_language.language)

-- name: move-again
UPDATE muster_indexed SET again = :again, language = :language WHERE journal = :journal

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
