PRAGMA user_version = 1002;

CREATE TABLE attempt (
    id TEXT NOT NULL PRIMARY KEY,
    job TEXT NOT NULL REFERENCES job (id),
    kind TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL
);

CREATE INDEX attempt_job ON attempt (job, started_at);

CREATE INDEX attempt_sent ON attempt (started_at, job) WHERE kind = 'send';

CREATE TABLE connection (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    user TEXT NOT NULL,
    channels TEXT NOT NULL, -- JSON
    health TEXT, -- JSON
    enabled INTEGER NOT NULL,
    checked_at TEXT
);

CREATE TABLE job (
    id TEXT NOT NULL PRIMARY KEY,
    post TEXT NOT NULL,
    revision INTEGER NOT NULL,
    title TEXT NOT NULL,
    connection TEXT NOT NULL,
    channel TEXT NOT NULL,
    platform TEXT NOT NULL,
    payload TEXT NOT NULL REFERENCES payload (digest),
    due TEXT NOT NULL,
    zone TEXT NOT NULL,
    wall TEXT NOT NULL,
    hand_over_at TEXT NOT NULL,
    key TEXT NOT NULL,
    state TEXT NOT NULL,
    wake_at TEXT,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    url TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    looks INTEGER NOT NULL,
    owner TEXT NOT NULL,
    lease_until TEXT,
    created_at TEXT,
    version INTEGER NOT NULL,
    question TEXT NOT NULL
, wanted TEXT NOT NULL DEFAULT '');

CREATE INDEX job_calendar ON job (due, state, platform, title, zone, connection, channel, post, id);

CREATE INDEX job_held ON job (owner) WHERE owner <> '';

CREATE UNIQUE INDEX job_once ON job (key) WHERE state NOT IN ('cancelled', 'skipped');

CREATE INDEX job_payload ON job (payload);

CREATE INDEX job_post ON job (post);

CREATE INDEX job_state ON job (state, due);

CREATE INDEX job_wake ON job (wake_at) WHERE wake_at IS NOT NULL;

CREATE TRIGGER job_stays_itself BEFORE UPDATE OF id, post, connection, channel, platform ON job
WHEN new.id <> old.id OR new.post <> old.post OR new.connection <> old.connection
    OR new.channel <> old.channel OR new.platform <> old.platform
BEGIN SELECT RAISE(ABORT, 'a job keeps its post and its channel'); END;

CREATE TABLE media (
    digest TEXT NOT NULL PRIMARY KEY, -- SHA-256 of the bytes; the file is media/ab/cdef...
    mime TEXT NOT NULL,
    size INTEGER NOT NULL,
    added_at TEXT NOT NULL
);

CREATE TABLE payload (
    digest TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL -- frozen at approval, JSON
);

CREATE TRIGGER payload_is_kept BEFORE DELETE ON payload
BEGIN SELECT RAISE(ABORT, 'a payload is never deleted'); END;

CREATE TRIGGER payload_stays BEFORE UPDATE ON payload
BEGIN SELECT RAISE(ABORT, 'a payload never changes'); END;

CREATE TABLE post (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    revision INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    touched INTEGER NOT NULL UNIQUE, -- grows with every save: the newest has the highest
    indexed INTEGER NOT NULL DEFAULT 0 -- `touched` as of the search index; behind it when a save came after
);

CREATE INDEX post_indexed ON post (indexed);

CREATE INDEX post_to_index ON post (touched) WHERE indexed <> touched AND trashed_at IS NULL;

CREATE VIRTUAL TABLE post_search USING fts5(title, body, kind, tokenize="unicode61 remove_diacritics 2", prefix='1 2 3 4 5 6 7');

CREATE TABLE record (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, -- sqlite_sequence remembers the last one, so that a cut-off end shows
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    job TEXT NOT NULL,
    post TEXT NOT NULL,
    body TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE INDEX record_job ON record (job);

CREATE INDEX record_post ON record (post);

CREATE TRIGGER record_is_kept BEFORE DELETE ON record
BEGIN SELECT RAISE(ABORT, 'a record is never deleted'); END;

CREATE TRIGGER record_stays BEFORE UPDATE ON record
BEGIN SELECT RAISE(ABORT, 'a record never changes'); END;

CREATE TABLE revision (
    post TEXT NOT NULL REFERENCES post (id),
    number INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL, -- the post file, JSON
    PRIMARY KEY (post, number)
);

CREATE TRIGGER revision_is_kept BEFORE DELETE ON revision
BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END;

CREATE TRIGGER revision_stays BEFORE UPDATE ON revision
BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;

CREATE TABLE setting (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL -- JSON
) WITHOUT ROWID;

CREATE TABLE source (
    id TEXT NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE, -- rowid of the search index; newest highest
    csl TEXT NOT NULL, -- CSL-JSON item, kept whole
    added_at TEXT NOT NULL,
    notes TEXT NOT NULL DEFAULT '',
    tags TEXT NOT NULL DEFAULT '[]',
    volatile INTEGER NOT NULL DEFAULT 0,
    review_by TEXT,
    checked_at TEXT
);

CREATE INDEX source_review ON source (review_by) WHERE review_by IS NOT NULL;

CREATE VIRTUAL TABLE source_search USING fts5(title, body, tokenize="unicode61 remove_diacritics 2", prefix='1 2 3 4 5 6 7');

CREATE TABLE source_use (
    source TEXT NOT NULL,
    post TEXT NOT NULL REFERENCES post (id),
    PRIMARY KEY (source, post)
) WITHOUT ROWID;

CREATE INDEX source_use_post ON source_use (post);

CREATE TABLE standing (
    connection TEXT NOT NULL PRIMARY KEY,
    troubles INTEGER NOT NULL, -- failed answers in a row
    closed_until TEXT -- nothing is sent through it before
) WITHOUT ROWID;
