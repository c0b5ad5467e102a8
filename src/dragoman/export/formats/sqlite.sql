PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT);

CREATE TABLE documents (
    id TEXT PRIMARY KEY, title TEXT, url TEXT, outlet TEXT, language TEXT, published TEXT, family TEXT, characters INTEGER
);

CREATE TABLE actors (
    id TEXT PRIMARY KEY, name TEXT, kind TEXT, country TEXT, sectors TEXT, known INTEGER, office TEXT
);

CREATE TABLE events (
    id TEXT PRIMARY KEY, type TEXT, modes TEXT, contexts TEXT, cameo TEXT, quad INTEGER, score REAL, goldstein REAL,
    status TEXT, historical TEXT, when_start TEXT, when_end TEXT, when_precision TEXT, when_text TEXT, when_relative TEXT,
    when_given TEXT, where_name TEXT, where_country TEXT, where_lat REAL, where_lon REAL, killed INTEGER, injured INTEGER,
    arrested INTEGER, reported_first TEXT, n_reports INTEGER, n_families INTEGER, confidence REAL, "trigger" TEXT,
    evidence TEXT, why_rule TEXT, why_detail TEXT
);

CREATE TABLE parties (
    event TEXT REFERENCES events (id), role TEXT, place INTEGER, actor TEXT REFERENCES actors (id),
    PRIMARY KEY (event, role, place)
);

CREATE TABLE reports (
    id TEXT PRIMARY KEY, event TEXT REFERENCES events (id), document TEXT REFERENCES documents (id), status TEXT,
    "trigger" TEXT, offset INTEGER, evidence TEXT
);

CREATE TABLE claims (
    id TEXT PRIMARY KEY, document TEXT REFERENCES documents (id), speaker TEXT REFERENCES actors (id), speaker_text TEXT,
    stance TEXT, kind TEXT, content TEXT, addressee TEXT REFERENCES actors (id), confidence REAL
);

CREATE TABLE claim_reports (
    claim TEXT REFERENCES claims (id), report TEXT REFERENCES reports (id), PRIMARY KEY (claim, report)
);

CREATE TABLE agreements (
    id TEXT PRIMARY KEY, document TEXT REFERENCES documents (id), name TEXT, kind TEXT, status TEXT, subject TEXT,
    when_start TEXT, when_end TEXT
);

CREATE TABLE agreement_parties (
    agreement TEXT REFERENCES agreements (id), actor TEXT REFERENCES actors (id), PRIMARY KEY (agreement, actor)
);

CREATE TABLE agreement_reports (
    agreement TEXT REFERENCES agreements (id), report TEXT REFERENCES reports (id), PRIMARY KEY (agreement, report)
);

CREATE INDEX parties_actor ON parties (actor);
CREATE INDEX reports_event ON reports (event);
CREATE INDEX events_when ON events (when_start);

CREATE VIRTUAL TABLE reports_fts USING fts5 (evidence, content="reports");
CREATE VIRTUAL TABLE claims_fts USING fts5 (content, content="claims");

CREATE VIEW event_lines AS
SELECT
    events.id,
    coalesce(CASE WHEN when_start = when_end THEN when_start ELSE when_start || ' – ' || when_end END, 'undated') AS day,
    (SELECT group_concat(name, ', ') FROM parties JOIN actors ON actors.id = actor WHERE event = events.id AND role = 'source')
        AS sources,
    type,
    (SELECT group_concat(name, ', ') FROM parties JOIN actors ON actors.id = actor WHERE event = events.id AND role = 'target')
        AS targets,
    status,
    n_reports,
    (SELECT group_concat(DISTINCT outlet) FROM reports JOIN documents ON documents.id = document WHERE event = events.id)
        AS outlets,
    evidence,
    why_detail AS why
FROM events;

CREATE VIEW claim_lines AS
SELECT claims.id, published, outlet, coalesce(actors.name, speaker_text) AS speaker, stance, content
FROM claims
LEFT JOIN actors ON actors.id = speaker
LEFT JOIN documents ON documents.id = document;
