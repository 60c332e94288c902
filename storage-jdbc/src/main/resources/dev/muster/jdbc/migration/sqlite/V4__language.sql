-- By whose stems the texts of a workspace are found besides, and whether the index has those of all of them. Each journal
-- says in which language its index is, and how far it has come on the way to another.
CREATE TABLE muster_language (
    workspace TEXT PRIMARY KEY,
    language TEXT NOT NULL,
    whole INTEGER NOT NULL
);

ALTER TABLE muster_indexed ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE muster_indexed ADD COLUMN again INTEGER NOT NULL DEFAULT 0;

UPDATE muster_meta SET value = '4' WHERE name = 'schema';
