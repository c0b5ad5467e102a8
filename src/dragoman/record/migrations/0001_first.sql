-- No indexes: columns are scanned in milliseconds with their minima and maxima, and an index would be written anew with
-- every batch.

-- What was read: one row a document, and its whole reading.
CREATE TABLE documents (
    id VARCHAR,
    title VARCHAR,
    url VARCHAR,
    outlet VARCHAR,
    author VARCHAR,
    language VARCHAR,
    published DATE,
    text VARCHAR,
    sections STRUCT(heading VARCHAR, "start" INTEGER, "end" INTEGER)[],
    residue STRUCT(kind VARCHAR, "text" VARCHAR, raw_start INTEGER, raw_end INTEGER, "before" INTEGER)[],
    family VARCHAR
);

CREATE TABLE readings (
    document VARCHAR,
    digest VARCHAR,
    version VARCHAR,
    model VARCHAR,
    knowledge VARCHAR,
    reading VARCHAR
);

-- Near-duplicate texts: the smallest hashes of each, and the pairs that are alike.
CREATE TABLE sketches (document VARCHAR, keys UBIGINT[], sketch UBIGINT[]);
CREATE TABLE duplicates (a VARCHAR, b VARCHAR, resemblance DOUBLE);

-- Who is named where. `keys` holds the id, the country and every spelling in lower case; `names` the same for all documents.
CREATE TABLE actors (
    document VARCHAR,
    id VARCHAR,
    name VARCHAR,
    kind VARCHAR,
    country VARCHAR,
    sector VARCHAR[],
    known BOOLEAN,
    office VARCHAR,
    why STRUCT("rule" VARCHAR, detail VARCHAR),
    spellings VARCHAR[],
    keys VARCHAR[]
);
CREATE TABLE mentions (document VARCHAR, actor VARCHAR, "start" INTEGER, "end" INTEGER, "text" VARCHAR);
CREATE TABLE names ("key" VARCHAR, actor VARCHAR);

-- An act as one document tells it. `telling` is what comparisons look at; `keys`, `low`, `high` find what may be the same.
CREATE TABLE reports (
    document VARCHAR,
    id VARCHAR,
    "type" VARCHAR,
    modes VARCHAR[],
    contexts VARCHAR[],
    cameo VARCHAR,
    quad INTEGER,
    score DOUBLE,
    goldstein DOUBLE,
    status VARCHAR,
    historical BOOLEAN,
    sources VARCHAR[],
    targets VARCHAR[],
    source_spans STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR)[],
    target_spans STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR)[],
    "when" STRUCT("start" DATE, "end" DATE, "precision" VARCHAR, "text" VARCHAR, relative VARCHAR, given BOOLEAN),
    "where" STRUCT("name" VARCHAR, country VARCHAR, lat DOUBLE, lon DOUBLE, geonames_id INTEGER),
    casualties STRUCT(killed INTEGER, injured INTEGER, arrested INTEGER),
    reported_by VARCHAR[],
    "trigger" STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR),
    evidence STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR)[],
    confidence DOUBLE,
    why STRUCT("rule" VARCHAR, detail VARCHAR),
    telling STRUCT(
        sources VARCHAR[],
        targets VARCHAR[],
        dated BOOLEAN,
        place VARCHAR,
        words VARCHAR[],
        "trigger" VARCHAR[]
    ),
    keys VARCHAR[],
    low DATE,
    high DATE
);

-- Which reports may be one act, how likely and why.
CREATE TABLE links (a VARCHAR, b VARCHAR, score DOUBLE, because VARCHAR);

-- Who decided what, in order. Rows are only ever added; an `undo` names the row that it takes back.
CREATE TABLE decisions (
    number BIGINT,
    id VARCHAR,
    "action" VARCHAR,
    reports VARCHAR[],
    others VARCHAR[],
    undoes VARCHAR,
    because VARCHAR,
    "by" VARCHAR,
    "when" VARCHAR
);

-- Acts, each once, derived from reports, links and decisions. `first_day` and `last_day` are the date, or the first
-- publication where the text gives none: they order and filter, they are never shown as a date.
CREATE TABLE events (
    id VARCHAR,
    "type" VARCHAR,
    modes VARCHAR[],
    contexts VARCHAR[],
    cameo VARCHAR,
    quad INTEGER,
    score DOUBLE,
    goldstein DOUBLE,
    status VARCHAR,
    historical BOOLEAN,
    sources VARCHAR[],
    targets VARCHAR[],
    source_spans STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR)[],
    target_spans STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR)[],
    "when" STRUCT("start" DATE, "end" DATE, "precision" VARCHAR, "text" VARCHAR, relative VARCHAR, given BOOLEAN),
    "where" STRUCT("name" VARCHAR, country VARCHAR, lat DOUBLE, lon DOUBLE, geonames_id INTEGER),
    casualties STRUCT(killed INTEGER, injured INTEGER, arrested INTEGER),
    reported_by VARCHAR[],
    "trigger" STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR),
    evidence STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR)[],
    confidence DOUBLE,
    why STRUCT("rule" VARCHAR, detail VARCHAR),
    reports STRUCT(
        document VARCHAR,
        outlet VARCHAR,
        published DATE,
        evidence STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR)[],
        status VARCHAR,
        reported_by VARCHAR[],
        id VARCHAR
    )[],
    decisions STRUCT(merged VARCHAR[], because VARCHAR, "when" VARCHAR, "by" VARCHAR, id VARCHAR)[],
    n_reports INTEGER,
    n_families INTEGER,
    published DATE,
    first_day DATE,
    last_day DATE
);
CREATE TABLE members (event VARCHAR, report VARCHAR, document VARCHAR);
CREATE TABLE parties (event VARCHAR, "role" VARCHAR, actor VARCHAR);

CREATE TABLE claims (
    document VARCHAR,
    id VARCHAR,
    speaker VARCHAR,
    speaker_text VARCHAR,
    speaker_span STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR),
    cue STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR),
    content STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR),
    content_parts STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR)[],
    kind VARCHAR,
    stance VARCHAR,
    addressee VARCHAR,
    via VARCHAR[],
    "when" STRUCT("start" DATE, "end" DATE, "precision" VARCHAR, "text" VARCHAR, relative VARCHAR, given BOOLEAN),
    continues VARCHAR,
    confidence DOUBLE,
    events VARCHAR[],
    why STRUCT("rule" VARCHAR, detail VARCHAR),
    first_day DATE,
    last_day DATE
);

CREATE TABLE agreements (
    document VARCHAR,
    id VARCHAR,
    "name" VARCHAR,
    kind VARCHAR,
    parties VARCHAR[],
    status VARCHAR,
    subject VARCHAR,
    "when" STRUCT("start" DATE, "end" DATE, "precision" VARCHAR, "text" VARCHAR, relative VARCHAR, given BOOLEAN),
    evidence STRUCT("start" INTEGER, "end" INTEGER, "text" VARCHAR)[],
    events VARCHAR[],
    why STRUCT("rule" VARCHAR, detail VARCHAR),
    first_day DATE,
    last_day DATE
);
