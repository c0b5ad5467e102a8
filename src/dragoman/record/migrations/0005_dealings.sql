-- What filters of parties are asked of: narrow rows that lie together by country, in step with `events`.

-- Where an event lies: rows come in this order, so that a few are found without reading all.
ALTER TABLE events ADD COLUMN number BIGINT;
UPDATE events SET number = rowid + 1;

-- The country under which an actor's dealings lie, the one first seen; who has none lies in one of 256 places.
CREATE TABLE homes (actor VARCHAR, home VARCHAR);

-- An event once for every party, in its role, with every one on the other side; `first` and `last` are its own days,
-- unlike `first_day` and `last_day`. Kept in order of home, other_home and first_day, but for what came of late.
CREATE TABLE dealings (
    home VARCHAR,
    "role" VARCHAR,
    party VARCHAR,
    other_home VARCHAR,
    other VARCHAR,
    first_day DATE,
    last_day DATE,
    "first" DATE,
    "last" DATE,
    published DATE,
    "type" VARCHAR,
    status VARCHAR,
    historical BOOLEAN,
    quad INTEGER,
    score DOUBLE,
    goldstein DOUBLE,
    confidence DOUBLE,
    n_reports INTEGER,
    number BIGINT,
    id VARCHAR
);

-- By which document and outlet (in lower case) an event is told; `key` stands for the document.
CREATE TABLE tellings (number BIGINT, "key" UBIGINT, outlet VARCHAR, first_day DATE);

-- Up to which number the tables above are filled, and how many dealings came since they were last put in order.
CREATE TABLE upkeep (filled BIGINT, unordered BIGINT);
INSERT INTO upkeep VALUES (0, 0);
