-- Content of files. Without a digest it is on its way in, or on its way out.
CREATE TABLE muster_content (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    workspace TEXT NOT NULL,
    sha256 BLOB,
    size INTEGER NOT NULL,
    kept INTEGER NOT NULL,
    UNIQUE (workspace, sha256)
);

CREATE INDEX muster_content_loose ON muster_content (kept) WHERE sha256 IS NULL;

CREATE TABLE muster_content_part (
    content INTEGER NOT NULL,
    number INTEGER NOT NULL,
    sum BLOB NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (content, number)
);

UPDATE muster_meta SET value = '3' WHERE name = 'schema';
