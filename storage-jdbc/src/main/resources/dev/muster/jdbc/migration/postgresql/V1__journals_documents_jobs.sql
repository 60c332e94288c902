CREATE TABLE muster_meta (
    name text COLLATE "C" PRIMARY KEY,
    value text NOT NULL
);

CREATE TABLE muster_journal (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    sequence bigint NOT NULL,
    time bigint NOT NULL,
    messages bigint NOT NULL,
    hash bytea NOT NULL,
    UNIQUE (workspace, name)
) WITH (fillfactor = 50);

CREATE TABLE muster_entry (
    journal bigint NOT NULL,
    sequence bigint NOT NULL,
    time bigint NOT NULL,
    thread bigint NOT NULL,
    messages bigint NOT NULL,
    schema integer NOT NULL,
    actor text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    payload bytea NOT NULL,
    salt bytea NOT NULL,
    content bytea NOT NULL,
    hash bytea NOT NULL,
    terms text COLLATE "C" NOT NULL,
    text text COLLATE "C" NOT NULL,
    amendment bytea,
    PRIMARY KEY (journal, sequence)
);

CREATE INDEX muster_entry_thread ON muster_entry (journal, thread, sequence) WHERE thread > 0;

CREATE TABLE muster_entry_term (
    journal bigint NOT NULL,
    term text COLLATE "C" NOT NULL,
    time bigint NOT NULL,
    sequence bigint NOT NULL,
    PRIMARY KEY (journal, term, time, sequence)
);

CREATE TABLE muster_entry_text (
    journal bigint NOT NULL,
    sequence bigint NOT NULL,
    time bigint NOT NULL,
    words tsvector NOT NULL,
    PRIMARY KEY (journal, sequence)
);

CREATE INDEX muster_entry_text_words ON muster_entry_text USING gin (words);

CREATE TABLE muster_indexed (
    journal bigint PRIMARY KEY,
    upto bigint NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE muster_document (
    workspace text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    rank bigint NOT NULL,
    terms text COLLATE "C" NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, kind, id)
) WITH (fillfactor = 80);

CREATE TABLE muster_document_term (
    workspace text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    term text COLLATE "C" NOT NULL,
    rank bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace, kind, term, rank, id)
);

CREATE TABLE muster_receipt (
    workspace text COLLATE "C" NOT NULL,
    origin text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    command bytea NOT NULL,
    outcome bytea NOT NULL,
    PRIMARY KEY (workspace, origin, key)
);

CREATE SEQUENCE muster_fence;

CREATE TABLE muster_job (
    workspace text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    due bigint NOT NULL,
    fence bigint NOT NULL,
    leased_until bigint NOT NULL,
    payload bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX muster_job_due ON muster_job (due, workspace, id);

INSERT INTO muster_meta (name, value) VALUES ('schema', '1');
