-- The text index holds author and kind as well, and its row ids are times, so that the newest come first without sorting.
-- It is written anew from the entries, behind the commits; until it has caught up, searches read the entries themselves.
DROP TABLE muster_entry_text;

CREATE VIRTUAL TABLE muster_entry_text USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

CREATE TABLE muster_entry_stamp (
    stamp INTEGER PRIMARY KEY,
    place INTEGER NOT NULL
);

DELETE FROM muster_indexed;

UPDATE muster_meta SET value = '2' WHERE name = 'schema';
