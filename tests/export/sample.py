"""A reading made by hand, about the accords signed in Washington in September 2020."""

from __future__ import annotations

import datetime as dt

from dragoman.model import (
    UNDATED,
    Actor,
    Agreement,
    Claim,
    DateInterval,
    Document,
    Event,
    Findings,
    MadeWith,
    Place,
    Reading,
    Reason,
    Residue,
    Section,
    Span,
)

TITLE = "Israel signs accords with two Gulf states in Washington"
TEXT = """\
Israel signed agreements with the United Arab Emirates and Bahrain at the White House on 15 September 2020. \
Benjamin Netanyahu, the Israeli prime minister, signed for his country; \
the foreign ministers of the UAE and Bahrain signed for theirs.

Donald Trump, who hosted the ceremony, said that more Arab states would sign accords with Israel. \
Mr Netanyahu called the day a turning point in history. Israel and the Emirates will exchange ambassadors.

The Palestinian leadership rejected the accords. \
Mahmoud Abbas said there would be no peace in the region until the Israeli occupation ended. \
While the leaders spoke, militants in the Gaza Strip fired rockets at southern Israel.

Egypt had made peace with Israel in 1979. Saudi Arabia, by contrast, did not recognise Israel."""


def at(words: str, nth: int = 0) -> Span:
    """Return the nth place where the words stand in the text."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start=start, end=start + len(words), text=words)


def sentence(words: str) -> Span:
    """Return the sentence around the words."""
    middle = TEXT.index(words)
    start = max(TEXT.rfind(mark, 0, middle) + len(mark) if mark in TEXT[:middle] else 0 for mark in (". ", "\n\n"))
    end = TEXT.index(".", middle) + 1
    return Span(start=start, end=end, text=TEXT[start:end])


def why(rule: str, detail: str) -> Reason:
    """Return a reason."""
    return Reason(rule=rule, detail=detail)


def day(year: int, month: int, number: int, text: str) -> DateInterval:
    """Return a day named in the text."""
    date = dt.date(year, month, number)
    return DateInterval(start=date, end=date, precision="day", text=text)


def actor(identity: str, name: str, country: str | None, mentions: tuple[Span, ...], **more: object) -> Actor:
    """Return a known state, unless told otherwise."""
    fields: dict[str, object] = {
        "kind": "state",
        "sector": (),
        "known": True,
        "office": None,
        "why": why("gazetteer.name", f"“{mentions[0].text}” is a name of {name}."),
    }
    return Actor(id=identity, name=name, country=country, mentions=tuple(sorted(mentions)), **{**fields, **more})  # type: ignore[arg-type]


ACTORS = (
    actor(
        "state/ISR",
        "Israel",
        "ISR",
        (*(at("Israel", nth) for nth in (0, 2, 3, 5, 6, 7)), at("Israeli"), at("Israeli", 1)),
    ),
    actor("state/ARE", "United Arab Emirates", "ARE", (at("the United Arab Emirates"), at("UAE"), at("the Emirates"))),
    actor("state/BHR", "Bahrain", "BHR", (at("Bahrain"), at("Bahrain", 1))),
    actor(
        "person/Q43723",
        "Benjamin Netanyahu",
        "ISR",
        (at("Benjamin Netanyahu"), at("Mr Netanyahu")),
        kind="person",
        sector=("GOV",),
        office="prime minister",
    ),
    actor(
        "person/Q22686",
        "Donald Trump",
        "USA",
        (at("Donald Trump"),),
        kind="person",
        sector=("GOV",),
        office="president",
    ),
    actor("state/PSE", "Palestine", "PSE", (at("The Palestinian leadership"),), kind="state", sector=("GOV",)),
    actor(
        "person/Q127998",
        "Mahmoud Abbas",
        "PSE",
        (at("Mahmoud Abbas"),),
        kind="person",
        sector=("GOV",),
        office="president",
    ),
    actor(
        "unnamed/militants-gaza",
        "militants in the Gaza Strip",
        "PSE",
        (at("militants in the Gaza Strip"),),
        kind="unnamed",
        sector=("UAF",),
        known=False,
        why=why("mention.unnamed", "“militants in the Gaza Strip” names a group, not anybody in the knowledge base."),
    ),
    actor("state/EGY", "Egypt", "EGY", (at("Egypt"),)),
    actor("state/SAU", "Saudi Arabia", "SAU", (at("Saudi Arabia"),)),
)


def event(
    identity: str, kind: str, sides: tuple[tuple[str, ...], tuple[str, ...]], trigger: Span, **more: object
) -> Event:
    """Return an actual act of today's story, unless told otherwise."""
    fields: dict[str, object] = {
        "modes": (),
        "contexts": ("diplomatic",),
        "cameo": None,
        "quad": 1,
        "score": 5.0,
        "goldstein": None,
        "status": "actual",
        "historical": False,
        "source_spans": (),
        "target_spans": (),
        "when": UNDATED,
        "where": None,
        "casualties": None,
        "reported_by": (),
        "evidence": (sentence(trigger.text),),
        "confidence": 0.9,
    }
    return Event(id=identity, type=kind, sources=sides[0], targets=sides[1], trigger=trigger, **{**fields, **more})  # type: ignore[arg-type]


SIGNED = day(2020, 9, 15, "15 September 2020")
ISR, ARE, BHR = ("state/ISR",), ("state/ARE",), ("state/BHR",)
EVENTS = (
    event(
        "event/signed",
        "SUPPORT",
        (ISR, ARE + BHR),
        at("signed"),
        cameo="057",
        goldstein=8.0,
        source_spans=(at("Israel"),),
        target_spans=(at("the United Arab Emirates"), at("Bahrain")),
        when=SIGNED,
        where=Place(name="White House", country="USA", lat=38.8977, lon=-77.0365, geonames_id=None),
        why=why(
            "support.sign",
            "“signed” with an agreement as its object is SUPPORT by its subject towards those named after “with”.",
        ),
    ),
    event(
        "event/ambassadors",
        "COOPERATE",
        (ISR + ARE, ISR + ARE),
        at("exchange"),
        quad=2,
        score=9.5,
        status="planned",
        source_spans=(at("Israel", 3), at("the Emirates")),
        target_spans=(at("Israel", 3), at("the Emirates")),
        confidence=0.74,
        why=why("cooperate.exchange", "“exchange” of ambassadors is COOPERATE on both sides; “will” makes it planned."),
    ),
    event(
        "event/more",
        "SUPPORT",
        ((), ISR),
        at("sign accords"),
        status="planned",
        target_spans=(at("Israel", 2),),
        reported_by=("claim/trump",),
        confidence=0.66,
        why=why(
            "support.sign", "“sign” with an accord as its object is SUPPORT; “would” in what is said makes it planned."
        ),
    ),
    event(
        "event/rejected",
        "REJECT",
        (("state/PSE",), ISR),
        at("rejected"),
        quad=3,
        score=-2.0,
        modes=("yield",),
        why=why("reject.agreement", "“rejected” with an agreement as its object is REJECT."),
    ),
    event(
        "event/rockets",
        "ASSAULT",
        (("unnamed/militants-gaza",), ISR),
        at("fired"),
        quad=4,
        score=-9.5,
        modes=("heavy-weapons",),
        contexts=("military",),
        cameo="194",
        goldstein=-10.0,
        source_spans=(at("militants in the Gaza Strip"),),
        target_spans=(at("Israel", 5),),
        why=why(
            "assault.fire", "“fired” with rockets as its object is ASSAULT with heavy weapons on what follows “at”."
        ),
    ),
    event(
        "event/egypt",
        "SUPPORT",
        (("state/EGY",), ISR),
        at("made peace"),
        historical=True,
        when=DateInterval(start=dt.date(1979, 1, 1), end=dt.date(1979, 12, 31), precision="year", text="1979"),
        why=why("support.peace", "“made peace with” is SUPPORT; a past perfect and an old date make it background."),
    ),
    event(
        "event/saudi",
        "SUPPORT",
        (("state/SAU",), ISR),
        at("recognise"),
        status="negated",
        reported_by=("claim/gone",),
        confidence=0.81,
        why=why("support.recognise", "“recognise” with a state as its object is SUPPORT; “did not” negates it."),
    ),
)


def claim(identity: str, speaker: str, cue: Span, content: Span, **more: object) -> Claim:
    """Return an indirect claim."""
    fields: dict[str, object] = {
        "speaker_text": None,
        "speaker_span": None,
        "content_parts": (),
        "kind": "indirect",
        "stance": "say",
        "addressee": None,
        "via": (),
        "when": UNDATED,
        "continues": None,
        "confidence": 0.9,
        "events": (),
        "why": why("speech.say", f"“{cue.text}” introduces what its subject says."),
    }
    return Claim(id=identity, speaker=speaker, cue=cue, content=content, **{**fields, **more})  # type: ignore[arg-type]


CLAIMS = (
    claim(
        "claim/trump",
        "person/Q22686",
        at("said"),
        at("more Arab states would sign accords with Israel"),
        speaker_span=at("Donald Trump"),
        when=SIGNED,
        events=("event/more",),
    ),
    claim(
        "claim/netanyahu",
        "person/Q43723",
        at("called"),
        at("the day a turning point in history"),
        speaker_span=at("Mr Netanyahu"),
    ),
    claim(
        "claim/abbas",
        "person/Q127998",
        at("said", 1),
        at("there would be no peace in the region until the Israeli occupation ended"),
        stance="warn",
        speaker_span=at("Mahmoud Abbas"),
        continues=None,
    ),
)

AGREEMENTS = (
    Agreement(
        id="agreement/accords",
        name="agreements with the United Arab Emirates and Bahrain",
        kind="treaty",
        parties=ISR + ARE + BHR,
        status="signed",
        subject="normal relations",
        when=SIGNED,
        evidence=(sentence("signed"),),
        events=("event/signed",),
        why=why("agreement.signed", "An agreement that is signed by its parties is SIGNED."),
    ),
)

RESIDUE = (
    Residue(kind="dateline", text="WASHINGTON —", raw_start=60, raw_end=72, before=0),
    Residue(
        kind="see-also",
        text="Read also: What the accords say",
        raw_start=400,
        raw_end=431,
        before=at("Donald").start - 2,
    ),
    Residue(
        kind="caption",
        text="The signatories on the South Lawn of the White House.",
        raw_start=700,
        raw_end=753,
        before=at("Mr Netanyahu called").start,
    ),
    Residue(
        kind="form",
        text="Sign up for our weekly letter. Your address: Subscribe",
        raw_start=1100,
        raw_end=1154,
        before=len(TEXT),
    ),
)

DOCUMENT = Document(
    id="document/sample",
    title=TITLE,
    url="https://example.org/2020/09/accords?a=1&b=<2>",
    outlet="Example Wire",
    author=None,
    language="en",
    published=dt.date(2020, 9, 16),
    text=TEXT,
    sections=(
        Section(heading=None, start=0, end=at("The Palestinian leadership").start),
        Section(heading="Reactions", start=at("The Palestinian leadership").start, end=len(TEXT)),
    ),
    residue=RESIDUE,
)

MADE_WITH = MadeWith(version="0.0.0", model="sample", knowledge="sample", settings={})

SAMPLE = Reading(
    document=DOCUMENT,
    actors=Findings(ACTORS),
    events=Findings(EVENTS),
    claims=Findings(CLAIMS),
    agreements=Findings(AGREEMENTS),
    made_with=MADE_WITH,
)


def empty(**document: object) -> Reading:
    """Return a reading that found nothing in a document with those fields."""
    fields: dict[str, object] = {
        "id": "document/empty",
        "title": None,
        "url": None,
        "outlet": None,
        "author": None,
        "language": "und",
        "published": None,
        "text": "",
        "sections": (),
        "residue": (),
    }
    return Reading(
        document=Document(**{**fields, **document}),  # type: ignore[arg-type]
        actors=Findings(),
        events=Findings(),
        claims=Findings(),
        agreements=Findings(),
        made_with=MADE_WITH,
    )
