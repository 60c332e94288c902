CREATE TABLE muster_meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE muster_journal (
    id INTEGER PRIMARY KEY,
    workspace TEXT NOT NULL,
    name TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    time INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    hash BLOB NOT NULL,
    UNIQUE (workspace, name)
);

-- place is the journal's id shifted by 40 bits, plus the sequence: one clustered integer key.
CREATE TABLE muster_entry (
    place INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    thread INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    schema INTEGER NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload BLOB NOT NULL,
    salt BLOB NOT NULL,
    content BLOB NOT NULL,
    hash BLOB NOT NULL,
    terms TEXT NOT NULL,
    text TEXT NOT NULL,
    amendment BLOB,
    journal INTEGER GENERATED ALWAYS AS (place >> 40) VIRTUAL,
    sequence INTEGER GENERATED ALWAYS AS (place & 1099511627775) VIRTUAL
);

CREATE INDEX muster_entry_thread ON muster_entry (journal, thread, place) WHERE thread > 0;

CREATE TABLE muster_entry_term (
    journal INTEGER NOT NULL,
    term TEXT NOT NULL,
    time INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (journal, term, time, sequence)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE muster_entry_text USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

CREATE TABLE muster_indexed (
    journal INTEGER PRIMARY KEY,
    upto INTEGER NOT NULL
);

CREATE TABLE muster_document (
    workspace TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    terms TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (workspace, kind, id)
);

CREATE TABLE muster_document_term (
    workspace TEXT NOT NULL,
    kind TEXT NOT NULL,
    term TEXT NOT NULL,
    rank INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (workspace, kind, term, rank, id)
) WITHOUT ROWID;

CREATE TABLE muster_receipt (
    workspace TEXT NOT NULL,
    origin TEXT NOT NULL,
    key TEXT NOT NULL,
    command BLOB NOT NULL,
    outcome BLOB NOT NULL,
    PRIMARY KEY (workspace, origin, key)
) WITHOUT ROWID;

CREATE TABLE muster_job (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    due INTEGER NOT NULL,
    fence INTEGER NOT NULL,
    leased_until INTEGER NOT NULL,
    payload BLOB NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX muster_job_due ON muster_job (due, workspace, id);

CREATE TABLE muster_fence (
    last INTEGER NOT NULL
);

INSERT INTO muster_fence (last) VALUES (0);

INSERT INTO muster_meta (name, value) VALUES ('schema', '1');
