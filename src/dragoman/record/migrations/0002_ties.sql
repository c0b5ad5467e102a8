-- Who does what to whom, one row for every event, source and target: what figures about parties are counted from, so that
-- they need no join. A node is an actor's country; of those without a country, and of the international bodies, themselves.
-- `lead` marks the first of an event's rows for two nodes. `mutual` and `mutual_node` tell whether the event goes the other
-- way as well. Rows lie by nodes at first, so that the minima and maxima of
-- their blocks keep most of them from being read.
CREATE TABLE ties (
    source_node VARCHAR,
    target_node VARCHAR,
    source VARCHAR,
    target VARCHAR,
    event VARCHAR,
    lead BOOLEAN,
    mutual BOOLEAN,
    mutual_node BOOLEAN,
    "start" DATE,
    "end" DATE,
    published DATE,
    status VARCHAR,
    historical BOOLEAN,
    quad UTINYINT,
    score DOUBLE,
    goldstein DOUBLE,
    n_reports INTEGER
);

INSERT INTO ties BY NAME
WITH nodes AS (
    SELECT actor, min("key") AS node FROM names
    WHERE regexp_full_match("key", '[A-Z]{3}') AND "key" NOT IN ('IGO', 'NGO', 'MNC') GROUP BY actor
), told AS (
    SELECT id AS event, unnest(sources) AS source, targets, sources, "when"."start", "when"."end", published, status,
        historical, quad, score, goldstein, n_reports
    FROM events
), sided AS (
    SELECT event, source, unnest(targets) AS target, list_contains(targets, source) AS returned, sources,
        "start", "end", published, status, historical, quad, score, goldstein, n_reports,
        len(sources) * len(targets) AS rows
    FROM told
), placed AS (
    SELECT sided.* EXCLUDE (returned, sources), coalesce(s.node, source) AS source_node,
        coalesce(t.node, target) AS target_node,
        returned AND list_contains(sources, target) AND source <> target AS mutual
    FROM sided LEFT JOIN nodes AS s ON s.actor = source LEFT JOIN nodes AS t ON t.actor = target
)
SELECT * EXCLUDE (rows), true AS lead, false AS mutual_node FROM placed WHERE rows = 1
UNION ALL BY NAME
SELECT * EXCLUDE (rows), row_number() OVER directed = 1 AS lead,
    bool_or(source_node < target_node) OVER pair AND bool_or(source_node > target_node) OVER pair AS mutual_node
FROM placed WHERE rows > 1
WINDOW directed AS (PARTITION BY event, source_node, target_node ORDER BY source, target),
    pair AS (PARTITION BY event, least(source_node, target_node), greatest(source_node, target_node))
ORDER BY source_node, target_node, published;

-- Texts published on each day, a family of near copies once: on the day of the copy that the family is named after.
CREATE TABLE calendar ("day" DATE, documents INTEGER);
INSERT INTO calendar SELECT published, count_if(id = family) FROM documents WHERE published IS NOT NULL GROUP BY published;
