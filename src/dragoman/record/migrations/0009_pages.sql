-- A page reads fifty events that may lie anywhere. DuckDB keeps the names of parties as numbers of a list, tens of thousands
-- a block, and reads the whole list for every row that it picks out: nearly all the time of a page. So they are kept as they
-- are; the rest of an event is quick to pick out. A column's way of being kept is only said where its table is made.
CREATE TABLE picked (
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
    sources VARCHAR[] USING COMPRESSION 'uncompressed',
    targets VARCHAR[] USING COMPRESSION 'uncompressed',
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
    decisions STRUCT(
        merged VARCHAR[], because VARCHAR, "when" VARCHAR, "by" VARCHAR, id VARCHAR,
        "action" VARCHAR, changes STRUCT("field" VARCHAR, was VARCHAR[], "now" VARCHAR[])[]
    )[],
    n_reports INTEGER,
    n_families INTEGER,
    published DATE,
    first_day DATE,
    last_day DATE,
    number BIGINT
);
INSERT INTO picked SELECT * FROM events;
DROP TABLE events;
ALTER TABLE picked RENAME TO events;

-- Some hundred names of a country are picked out likewise, before anything else is asked.
CREATE TABLE called ("key" VARCHAR USING COMPRESSION 'uncompressed', actor VARCHAR USING COMPRESSION 'uncompressed');
INSERT INTO called SELECT * FROM names;
DROP TABLE names;
ALTER TABLE called RENAME TO names;
CREATE TABLE seated (actor VARCHAR USING COMPRESSION 'uncompressed', home VARCHAR);
INSERT INTO seated SELECT * FROM homes;
DROP TABLE homes;
ALTER TABLE seated RENAME TO homes;

-- By what else a document is asked for: its address; both are hashes.
CREATE TABLE addresses ("key" UBIGINT, document UBIGINT);
INSERT INTO addresses SELECT md5_number_lower(url), md5_number_lower(id) FROM documents WHERE url IS NOT NULL;

-- Dealings lie by country and day from now on, no longer by both countries; to be put in order when there are many.
UPDATE upkeep SET unordered = (SELECT count(*) FROM dealings);
