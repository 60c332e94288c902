-- Content of files. Without a digest it is on its way in, or on its way out.
CREATE TABLE muster_content (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace text COLLATE "C" NOT NULL,
    sha256 bytea,
    size bigint NOT NULL,
    kept bigint NOT NULL,
    UNIQUE (workspace, sha256)
);

CREATE INDEX muster_content_loose ON muster_content (kept) WHERE sha256 IS NULL;

CREATE TABLE muster_content_part (
    content bigint NOT NULL,
    number integer NOT NULL,
    sum bytea NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (content, number)
);

ALTER TABLE muster_content_part ALTER COLUMN bytes SET STORAGE EXTERNAL;

UPDATE muster_meta SET value = '3' WHERE name = 'schema';
