"""The tables of a snapshot: every column with its meaning, and whether it holds words of the news."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Table = Literal["events", "reports", "evidence", "decisions", "claims", "agreements", "actors", "documents"]
Kind = Literal["plain", "list", "coded", "actor", "actors", "unknown"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the expression it is read by, what it means, and how it is written.

    `words`: it holds words of the news, so a snapshot without text leaves it out. A "coded" one has few values, which
    the codebook counts; "actor" and "actors" hold ids, "unknown" what is only kept of actors in the knowledge base.
    """

    name: str
    sql: str
    meaning: str
    kind: Kind = "plain"
    words: bool = False


def spans(name: str, sql: str, what: str) -> tuple[Column, ...]:
    """Return the columns of a span: offsets, words, and the hash of the words."""
    return (
        Column(f"{name}_start", f'{sql}."start"', f"{what}: first character, counted in code points from 0"),
        Column(f"{name}_end", f'{sql}."end"', f"{what}: one past the last character"),
        Column(f"{name}_text", f'{sql}."text"', f"{what}: the words", words=True),
        Column(f"{name}_sha256", f'sha256({sql}."text")', f"{what}: SHA-256 of the words in UTF-8"),
    )


WHEN = (
    Column(
        "when_start", '"when"."start"', "first day on which it may have taken place; empty where the text gives none"
    ),
    Column("when_end", '"when"."end"', "last such day"),
    Column("when_precision", '"when"."precision"', "how narrow the text dates it", "coded"),
    Column("when_given", '"when".given', "whether anything in the text dates it", "coded"),
    Column("when_relative", '"when".relative', "ISO 8601 distance from publication, where the date was reckoned so"),
    Column("when_text", '"when"."text"', "the phrase that dates it", words=True),
)
WHY = (
    Column("why_rule", "why.rule", "the rule or entry of the lexicon that decided"),
    Column("why_detail", "why.detail", "the reason in one sentence, which quotes the text", words=True),
)
COLUMNS: Mapping[Table, tuple[Column, ...]] = {
    "events": (
        Column("event", "id", "id, made of the first report's document and words"),
        Column("type", '"type"', "PLOVER type", "coded"),
        Column("modes", "modes", "PLOVER modes", "list"),
        Column("contexts", "contexts", "PLOVER contexts", "list"),
        Column("cameo", "cameo", "CAMEO code"),
        Column(
            "quad",
            "quad",
            "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
            "coded",
        ),
        Column("score", "score", "PLOVER's score of type and mode, -10 to 10"),
        Column("goldstein", "goldstein", "Goldstein's weight of the CAMEO code, -10 to 10"),
        Column("status", "status", "whether it happened; the strongest status that a report holds", "coded"),
        Column("historical", "historical", "told as background, not as news", "coded"),
        Column("sources", "sources", "who acts: actor ids of all reports", "actors"),
        Column(
            "targets", "targets", "whom it is done to; the same as sources where parties act on each other", "actors"
        ),
        *WHEN,
        Column("where_name", '"where"."name"', "place"),
        Column("where_country", '"where".country', "country of the place, ISO 3166-1 alpha-3"),
        Column("where_lat", '"where".lat', "degrees north"),
        Column("where_lon", '"where".lon', "degrees east"),
        Column("killed", "casualties.killed", "people killed, as the first report with a number counts them"),
        Column("injured", "casualties.injured", "people injured, likewise"),
        Column("arrested", "casualties.arrested", "people arrested, likewise"),
        Column(
            "document", "reports[1].document", "document of the first report; the trigger's offsets are in its text"
        ),
        *spans("trigger", '"trigger"', "the word that tells the act"),
        Column("confidence", "confidence", "of the surest report, 0 to 1; not a probability"),
        *WHY,
        Column("n_reports", "n_reports", "reports of the act"),
        Column("n_families", "n_families", "texts that are no copies of each other among them"),
        Column(
            "judgement",
            "judgement",
            "latest verdict of a person: accept, correct, reject; empty where there is none",
            "coded",
        ),
    ),
    "reports": (
        Column("event", "event", "the event that the report is of"),
        Column("report", "report.id", "id of the report"),
        Column("document", "report.document", "the document that tells it"),
        Column("outlet", "report.outlet", "who published it"),
        Column("published", "report.published", "day of publication"),
        Column("status", "report.status", "whether it happened, as this report has it", "coded"),
        Column("claims", "report.reported_by", "claims that the report hangs on", "list"),
    ),
    "evidence": (
        Column("event", "event", "the event"),
        Column("report", "report", "the report"),
        Column("document", "document", "the document whose text the offsets are in"),
        *spans("span", "span", "a sentence that the report rests on"),
    ),
    "decisions": (
        Column("event", "event", "the event decided on"),
        Column("decision", "decision.id", "id of the decision"),
        Column("action", 'decision."action"', "what was decided", "coded"),
        Column("reports", "decision.merged", "the reports it is about", "list"),
        Column("by", 'decision."by"', "who decided; dragoman is the machine", "coded"),
        Column("when", 'decision."when"', "time of the decision, UTC"),
        Column(
            "changed", "[c.field FOR c IN decision.changes IF c.was <> c.now]", "fields that were put right", "list"
        ),
        Column("because", "decision.because", "the reason, which may quote the text", words=True),
    ),
    "claims": (
        Column("claim", "id", "id"),
        Column("document", "document", "the document that tells it; offsets are in its text"),
        Column("outlet", "outlet", "who published it"),
        Column("published", "published", "day of publication"),
        Column("speaker", "speaker", "who says it: actor id, empty where unknown", "actor"),
        Column("speaker_text", "speaker_text", "the speaker in the text's words", words=True),
        Column("addressee", "addressee", "who is spoken to", "actor"),
        Column("via", "via", "who passes it on", "actors"),
        Column("kind", "kind", "how it is quoted", "coded"),
        Column("stance", "stance", "what the speaker does in saying it", "coded"),
        *spans("content", "content", "what is said"),
        *WHEN,
        Column("confidence", "confidence", "0 to 1; not a probability"),
        *WHY,
    ),
    "agreements": (
        Column("agreement", "id", "id"),
        Column("document", "document", "the document that tells of it"),
        Column("outlet", "outlet", "who published it"),
        Column("published", "published", "day of publication"),
        Column("name", "name", "what it is called", words=True),
        Column("name_sha256", "sha256(name)", "SHA-256 of what it is called"),
        Column("kind", "kind", "treaty, memorandum, ceasefire and the like", "coded"),
        Column("parties", "parties", "who is party to it: actor ids", "actors"),
        Column("status", "status", "how far it is", "coded"),
        Column("subject", "subject", "what it is about, in the text's words", words=True),
        *WHEN,
        *WHY,
    ),
    "actors": (
        Column("actor", "id", "id; the same in every document", "actor"),
        Column("name", "name", "name", "unknown"),
        Column("kind", "kind", "state, organisation, office, person, group, …", "coded"),
        Column("country", "country", "ISO 3166-1 alpha-3, or IGO, NGO, MNC"),
        Column("sector", "sector", "PLOVER sectors", "list"),
        Column("known", "known", "whether the knowledge base has it", "coded"),
        Column("office", "office", "office held"),
        Column("spellings", "spellings", "all names the texts give", "list", words=True),
        Column("n_documents", "n_documents", "documents that name it"),
        Column("n_events", "n_events", "events of the record that it takes part in"),
    ),
    "documents": (
        Column("document", "id", "id, made of the text"),
        Column("title", "title", "headline", words=True),
        Column("url", "url", "address", words=True),
        Column("url_sha256", "sha256(url)", "SHA-256 of the address"),
        Column("outlet", "outlet", "who published it", "coded"),
        Column("author", "author", "who wrote it", words=True),
        Column("language", "language", "ISO 639-1, or und", "coded"),
        Column("published", "published", "day of publication"),
        Column("family", "family", "the same for texts that are copies of each other"),
        Column("n_characters", "n_characters", "length of the text in code points"),
        Column("n_actors", "n_actors", "actors named"),
        Column("n_events", "n_events", "acts told, before reports of one act are merged"),
        Column("n_claims", "n_claims", "claims told"),
        Column("n_agreements", "n_agreements", "agreements told"),
        Column("text_sha256", "text_sha256", "SHA-256 of the text in UTF-8: the input, without residue"),
        Column("reading_sha256", "reading_sha256", "SHA-256 of all that was read in it, as dragoman/reading/1"),
        Column("version", "version", "the Dragoman that read it", "coded"),
        Column("model", "model", "the language pipeline that read it", "coded"),
        Column("knowledge", "knowledge", "the knowledge files that it was read with", "coded"),
    ),
}
# What each table is drawn from; {events} and the like are the record's own questions with the snapshot's filters.
DRAWN: Mapping[Table, tuple[str, str]] = {
    "events": (
        """SELECT *, [d.action FOR d IN decisions IF d.action NOT IN ('merge', 'split')][-1] AS judgement
        FROM ({events})""",
        "event",
    ),
    "reports": ("SELECT id AS event, unnest(reports) AS report FROM ({events})", "event, report"),
    "evidence": (
        """SELECT event, report.id AS report, report.document, unnest(report.evidence) AS span
        FROM (SELECT id AS event, unnest(reports) AS report FROM ({events}))""",
        "event, report, span_start, span_end",
    ),
    "decisions": ("SELECT id AS event, unnest(decisions) AS decision FROM ({events})", "event, decision"),
    "claims": ("{claims}", "document, content_start, claim"),
    "agreements": ("{agreements}", "document, agreement"),
    "actors": ("{actors}", "actor"),
    "documents": (
        """SELECT chosen.*, sha256(documents."text") AS text_sha256, sha256(reading) AS reading_sha256,
        version, model, knowledge
        FROM ({documents}) AS chosen
        JOIN (SELECT id, "text" FROM documents) AS documents USING (id)
        JOIN readings ON readings.document = chosen.id""",
        "document",
    ),
}
