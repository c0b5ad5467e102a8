"""GDELT 2.0: the events table of 61 columns and the mentions table of 16, tab-separated, without headers."""

from __future__ import annotations

import datetime as dt
from contextlib import ExitStack
from typing import TextIO
from urllib.parse import urlsplit

from dragoman.export.csv import Cell
from dragoman.export.formats.files import need_file, writing
from dragoman.export.formats.orders import Dated, Order
from dragoman.export.formats.pairs import find_pairs, to_number, to_sentence
from dragoman.export.formats.tables import to_row
from dragoman.knowledge.codes import (
    load_codes,
    load_states,
    to_cameo,
    to_cameo_country,
    to_cameo_quad,
    to_cameo_types,
)
from dragoman.model import Actor, Place, Span
from dragoman.record.stream import Account, Recorded

ACTOR = (
    "{}Code",
    "{}Name",
    "{}CountryCode",
    "{}KnownGroupCode",
    "{}EthnicCode",
    "{}Religion1Code",
    "{}Religion2Code",
    "{}Type1Code",
    "{}Type2Code",
    "{}Type3Code",
)
GEO = ("{}Geo_Type", "{}Geo_Fullname", "{}Geo_CountryCode", "{}Geo_ADM1Code", "{}Geo_ADM2Code", "{}Geo_Lat")
GEO_END = ("{}Geo_Long", "{}Geo_FeatureID")
EVENTS = (
    *("GlobalEventID", "Day", "MonthYear", "Year", "FractionDate"),
    *(name.format(who) for who in ("Actor1", "Actor2") for name in ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(name.format(who) for who in ("Actor1", "Actor2", "Action") for name in (*GEO, *GEO_END)),
    *("DATEADDED", "SOURCEURL"),
)
MENTIONS = (
    *("GlobalEventID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier"),
    *("SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence"),
    *("MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras"),
)
NOWHERE, COUNTRY, CITY_US, CITY = 0, 1, 3, 4
WEB, CITATION = 1, 2
TYPES = 3
Row = dict[str, Cell]


def export_gdelt(order: Order) -> None:
    """Write `NAME.export.CSV` and `NAME.mentions.CSV` beside it; raises UsageError without a name."""
    whole = need_file(order, "gdelt")
    name = whole.name.removesuffix(".csv").removesuffix(".CSV").removesuffix(".export")
    with ExitStack() as stack:
        events = stack.enter_context(writing(order, whole.with_name(f"{name}.export.CSV")))
        mentions = stack.enter_context(writing(order, whole.with_name(f"{name}.mentions.CSV")))
        for item, dated in order.coded():
            write_event(item, dated, order, (events, mentions))


def write_event(item: Recorded, dated: Dated, order: Order, files: tuple[TextIO, TextIO]) -> None:
    """Write an event: a row for each pair of its parties, and for each of these a mention for each report."""
    for source, target in find_pairs(item):
        number = to_number(item.event.id, source.id if source else "", target.id if target else "")
        row = {"GlobalEventID": number} | event_cells(item, dated)
        files[0].write(to_row(EVENTS, row | actor_cells("Actor1", source) | actor_cells("Actor2", target)))
        for account in item.accounts:
            files[1].write(to_row(MENTIONS, {"GlobalEventID": number} | mention_cells(account, item, dated)))
        order.tally.rows += 1


def event_cells(item: Recorded, dated: Dated) -> Row:
    """Return what all rows of an event share."""
    event, day = item.event, dated.start
    code, weight = to_cameo(event.type, event.modes, event.cameo)
    return {
        "Day": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": f"{day:%Y}",
        "FractionDate": round(day.year + ((day.month - 1) * 30 + day.day) / 365, 4),
        "IsRootEvent": int("\n" not in item.lead.before.strip()),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": to_cameo_quad(code),
        "GoldsteinScale": weight if event.goldstein is None else event.goldstein,
        "NumMentions": event.n_reports,
        "NumSources": event.n_families,
        "NumArticles": len({account.document for account in item.accounts}),
        "Actor1Geo_Type": NOWHERE,
        "Actor2Geo_Type": NOWHERE,
        **place_cells(event.where),
        "DATEADDED": to_moment(item.reported),
        "SOURCEURL": item.lead.url or item.lead.document,
    }


def actor_cells(who: str, actor: Actor | None) -> Row:
    """Return the cells of one party, empty for none; a state itself has no type, as GDELT has it."""
    if actor is None:
        return {}
    types = [] if actor.kind == "state" else to_cameo_types(actor.sector)
    if actor.country in {"IGO", "NGO", "MNC"}:
        types = [actor.country, *types]
    country, group = to_cameo_country(actor.country), load_codes().groups.get(actor.id)
    parts = [types[0], group, *types[1:]] if group and types else [country, group, *types]
    return {
        f"{who}Code": "".join(part for part in parts if part),
        f"{who}Name": actor.name.upper(),
        f"{who}CountryCode": country,
        f"{who}KnownGroupCode": group,
        **{f"{who}Type{number}Code": type_ for number, type_ in enumerate(types[:TYPES], start=1)},
    }


def place_cells(place: Place | None) -> Row:
    """Return the cells of where an act took place; ids of GeoNames are not GDELT's, so there is none."""
    if place is None:
        return {"ActionGeo_Type": NOWHERE}
    state = load_states().get(place.country or "")
    whole = state is not None and place.name in {state.name, state.long, *state.names}
    return {
        "ActionGeo_Type": COUNTRY if whole else CITY_US if place.country == "USA" else CITY,
        "ActionGeo_Fullname": place.name if whole or state is None else f"{place.name}, {state.name}",
        "ActionGeo_CountryCode": load_codes().fips.get(place.country or ""),
        "ActionGeo_Lat": place.lat,
        "ActionGeo_Long": place.lon,
    }


def mention_cells(account: Account, item: Recorded, dated: Dated) -> Row:
    """Return the cells of one report; `Extras`, which GDELT leaves empty, marks a date that is not the act's day."""
    return {
        "EventTimeDate": to_moment(item.reported),
        "MentionTimeDate": to_moment(account.published),
        "MentionType": WEB if account.url else CITATION,
        "MentionSourceName": account.outlet or to_host(account.url),
        "MentionIdentifier": account.url or account.document,
        "SentenceID": to_sentence(account.before),
        "Actor1CharOffset": to_offset(account.source_spans),
        "Actor2CharOffset": to_offset(account.target_spans),
        "ActionCharOffset": account.trigger.start,
        "InRawText": 1,
        "Confidence": max(10, round(account.confidence * 10) * 10),
        "MentionDocLen": account.n_characters,
        "Extras": dated.mark,
    }


def to_offset(spans: tuple[Span, ...]) -> int:
    """Return where the first span begins, -1 without any."""
    return spans[0].start if spans else -1


def to_host(url: str | None) -> str | None:
    """Return the host of an address without www."""
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None


def to_moment(day: dt.date | None) -> str | None:
    """Return the first second of a day as GDELT writes it; the record knows no hours."""
    return f"{day:%Y%m%d}000000" if day else None
