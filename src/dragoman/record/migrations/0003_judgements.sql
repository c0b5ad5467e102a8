-- What persons judge: fields that they put right, and where the reports they spoke of stood, so that their word holds
-- when a better model finds the act under another id.
ALTER TABLE decisions ADD COLUMN changes STRUCT("field" VARCHAR, was VARCHAR[], "now" VARCHAR[])[];
UPDATE decisions SET changes = [];

CREATE TABLE anchors (
    report VARCHAR,
    document VARCHAR,
    "type" VARCHAR,
    parties VARCHAR[],
    "start" INTEGER,
    "end" INTEGER
);
INSERT INTO anchors
SELECT id, document, "type", list_concat(sources, targets), "trigger"."start", "trigger"."end" FROM reports
WHERE id IN (SELECT unnest(list_concat(reports, others)) FROM decisions WHERE "by" <> 'dragoman');

-- DuckDB 1.4 takes `d.merged` for a column here.
ALTER TABLE events ALTER COLUMN decisions TYPE STRUCT(
    merged VARCHAR[], because VARCHAR, "when" VARCHAR, "by" VARCHAR, id VARCHAR,
    "action" VARCHAR, changes STRUCT("field" VARCHAR, was VARCHAR[], "now" VARCHAR[])[]
)[] USING [
    struct_pack(
        merged := d['merged'], because := d['because'], "when" := d['when'], "by" := d['by'], id := d['id'],
        "action" := 'merge', changes := []::STRUCT("field" VARCHAR, was VARCHAR[], "now" VARCHAR[])[]
    )
    FOR d IN decisions
];

-- Events that a person rejected: in `members`, but in none of the tables that questions are asked of.
CREATE TABLE rejected AS SELECT * FROM events LIMIT 0;
