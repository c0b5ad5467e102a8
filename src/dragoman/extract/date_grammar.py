"""The date grammar: patterns of phrases, most specific first, and what reads each."""

# A pattern stands on one line, however long.
# ruff: noqa: E501, ISC004
from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.extract import date_anchors as anchors
from dragoman.extract import date_numerals as numerals
from dragoman.extract import date_phrases as phrases
from dragoman.extract import date_ranges as ranges
from dragoman.extract.date_phrases import Handler

MONTH_NAMES = [[name.title() for name in names] for names in phrases.words().months]
FULL_MONTH = "|".join(names[0] for names in MONTH_NAMES)
BARE_MONTH = rf"(?:{FULL_MONTH}|(?:{'|'.join(name for names in MONTH_NAMES for name in names[1:])})\b\.?)"
BARE_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
BARE_YEAR = r"(?:1[89]\d\d|20\d\d)"
BARE_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
MONTH = rf"(?P<month>{BARE_MONTH}(?!\w))"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = rf"(?P<year>{BARE_YEAR})"
TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
COUNT = (
    rf"(?P<count>\d{{1,3}}|(?:a )?couple of|an?|{TENS}[- ]{ONES}|{ONES}|{TENS}|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen)"
)
ABOUT = r"(?:(?:about|around|some|nearly|almost|roughly|exactly|just|only|more than|over) )?"
UNIT = r"(?P<unit>hour|day|week|fortnight|month|year|decade)"
WEEKDAY = rf"(?P<weekday>{BARE_WEEKDAY})"
NTH = r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|last|final)"
PART = r"(?:(?:early|late|mid|the beginning of|the start of|the middle of|the end of)[- ]?)"
OF_YEAR = rf"(?:{BARE_YEAR}|this year|last year|next year|that year|that same year|the same year|the following year)"
POINT = (
    rf"(?:(?:the )?{BARE_DAY}(?: of)? {BARE_MONTH}(?:,? (?:of )?{BARE_YEAR})?|{BARE_MONTH} {BARE_DAY}\b(?:,? {BARE_YEAR})?"
    rf"|{PART}?{BARE_MONTH}(?:,? {BARE_YEAR})?|{PART}?{BARE_YEAR}|{BARE_WEEKDAY}|\d{{4}}-\d\d-\d\d"
    r"|the (?:beginning|start) of (?:this|the) (?:year|month))"
)
SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
# What ends a noun phrase: "a year after the military coup, …", "… the military coup in Ankara", "… the military coup Oslo acted".
ENDS = (
    r"(?=\s*(?:[.,;:)–—]|$)|['’]s?\b|\s+(?:(?:of|in|on|at|by|for|from|with|against|between|to|and|or|but|that|which|who|when|where|as|after|before|was|were|had|has|is"
    r"|began|started|broke|ended|took|the|its|their|his|her|an?|last|this|next|they|he|she|it|we)\b|(?-i:[A-Z])))"
)
NOUN = rf"(?P<noun>(?:[\w-]+ ){{0,3}}?[\w-]*\w){ENDS}"
NO_SEASON, NO_WHICH = r"(?P<of>(?!))?(?P<year>(?!))?", r"(?P<which>(?!))?"


def one_of(listed: Iterable[str]) -> str:
    """Return a pattern of any of the words."""
    return f"(?:{'|'.join(map(re.escape, listed))})"


PATTERNS: list[tuple[str, Handler]] = [
    # whole dates in numbers
    (r"\b(?P<year>\d{4})-(?P<number>[01]\d)-(?P<day>[0-3]\d)\b", phrases.iso_date),
    (r"\b(?P<year>\d{4})/(?P<number>[01]?\d)/(?P<day>[0-3]?\d)\b", phrases.iso_date),
    (r"\b(?P<one>[0-3]?\d)(?P<mark>[./])(?P<other>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d|(?<=\.)[0-2]\d)\b(?!\.\d)", numerals.numeric_date),
    (rf"\b{DAY}-{MONTH}-{YEAR}\b", phrases.full_date),
    # counted from another date
    (rf"\bthe (?P<nth>\d+(?:st|nd|rd|th)|\w+th|first|second|third) anniversary of (?:(?:the|its) )?(?P<point>{POINT})(?P<noun>(?!))?", anchors.anniversary),
    (rf"\bthe (?P<nth>\d+(?:st|nd|rd|th)|\w+th|first|second|third) anniversary of (?:the|its|their) {NOUN}(?P<point>(?!))?", anchors.anniversary),
    (r"\bthe (?P<nth>\d+(?:st|nd|rd|th)|\w+th|first|second|third) anniversary\b(?P<noun>(?!))?(?P<point>(?!))?", anchors.anniversary),
    (rf"\bthe eve of (?:(?:the|its|their) )?(?P<point>{POINT})(?P<noun>(?!))?", anchors.eve),
    (rf"\bthe eve of (?:the|its|their) {NOUN}(?P<point>(?!))?", anchors.eve),
    (r"\bthe eve\b(?! of\b)(?P<noun>(?!))?(?P<point>(?!))?", anchors.eve),
    (rf"\b{ABOUT}{COUNT} {UNIT}s? (?P<way>after|before|following|prior to|ahead of) (?:the |its |their )?(?P<point>{POINT})\b", anchors.counted),
    (rf"\b{ABOUT}{COUNT} {UNIT}s? (?P<way>after|before|following|prior to|ahead of) (?:the|its|their|his|her) {NOUN}", anchors.counted),
    (rf"\b{ABOUT}{COUNT} {UNIT}s? (?P<way>later|earlier|afterwards|previously|before|after)\b", anchors.counted),
    # ranges
    (rf"\b(?:the )?(?P<season>winter)(?: of)? {YEAR}[-–/]\d{{2,4}}(?P<of>(?!))?{NO_WHICH}\b", ranges.season),
    (rf"\b(?:(?P<lead>from|between|since|of)\s+)?(?P<one>{POINT}|{BARE_DAY})"
     rf"(?P<link>\s?[-–]\s?|\s(?:to|and|until|till|through|up to)\s(?:the )?)(?P<two>{POINT}|(?:last|this) (?:week|month|year)|\d\d?(?:st|nd|rd|th)?(?:,? {BARE_YEAR})?)\b(?![-–/]\d)", ranges.date_range),
    (rf"\bsince (?P<one>the (?:beginning|start) of {BARE_YEAR}),? (?P<link>(?:up )?(?:until|to|till)) (?P<two>{POINT})(?P<lead>(?!))?", ranges.date_range),
    # nights: "overnight into Sunday", "late Saturday into Sunday"
    (rf"\bovernight (?:in)?to (?:the )?(?:early )?(?P<point>{POINT})\b", ranges.night_before),
    (rf"\b(?:from )?(?P<one>{BARE_WEEKDAY})(?P<lead>(?!))?(?: night| evening)? (?P<link>into) (?:early |the early hours of )?(?P<two>{BARE_WEEKDAY})\b", ranges.date_range),
    # a weekday beside a date or a week
    (rf"\b{WEEKDAY},? (?:the )?\(?(?P<point>{BARE_DAY}(?: of)? {BARE_MONTH}(?:,? {BARE_YEAR})?|{BARE_MONTH} {BARE_DAY}\b(?:,? {BARE_YEAR})?)\b\)?",
     ranges.weekday_and_date),
    (rf"\b{WEEKDAY} (?P<point>\(\d\d?/\d\d?\))", ranges.weekday_and_date),
    (rf"\b(?P<week>(?:last|this|next) week),? on {WEEKDAY}\b", ranges.day_of_week),
    (rf"\b{WEEKDAY}(?: of)? (?P<week>(?:last|this|next) week)\b", ranges.day_of_week),
    (rf"\b{ABOUT}{COUNT} {UNIT}s? ago (?P<tail>today|this (?:week|month|year)|on {BARE_WEEKDAY})\b", phrases.ago_exactly),
    # day and month
    (rf"\b(?:the )?{DAY}(?: of)? {MONTH},?(?: of)? {YEAR}\b", phrases.full_date),
    (rf"\b{MONTH} {DAY},? {YEAR}\b", phrases.full_date),
    (rf"\b(?:the )?(?P<day>{BARE_DAY})(?: of)? {MONTH},?(?: of| in)? (?P<of>{OF_YEAR})\b", ranges.in_year),
    (rf"\b{MONTH} (?P<day>{BARE_DAY}),?(?: of)? (?P<of>(?:this|last|next|that) year)\b", ranges.in_year),
    (rf"\b(?:in |last )?{MONTH}(?P<day>(?!))?,?(?: of| in)? (?P<of>(?:this|last|next|that|that same|the same|the following) year)\b", ranges.in_year),
    (r"\b(?:on|by|until|for) the (?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:,? of (?P<which>this|last|next) month\b|(?=\s*(?:[.,;:)]|$|and )))",
     numerals.day_of_month),
    # parts of a year
    (rf"\b(?:the )?{NTH} (?P<part>quarter|half)(?P<months>(?!))? (?:of|in) (?P<of>{OF_YEAR}|the year)\b", ranges.quarter),
    (rf"\b(?:the )?first (?P<months>two|three|four|five|six|seven|eight|nine|ten|eleven|\d\d?) months(?P<nth>(?!))?(?P<part>(?!))? (?:of|in) (?P<of>{OF_YEAR}|the year)\b",
     ranges.quarter),
    (rf"\b(?P<nth>Q[1-4])(?P<part>(?!))?(?P<months>(?!))? (?:of )?(?P<of>{BARE_YEAR})\b", ranges.quarter),
    (rf"\b(?:in|during|for) the {NTH} (?P<part>quarter)(?P<months>(?!))?(?P<of>(?!))?\b(?! of\b)", ranges.quarter),
    (rf"\b(?:the )?{SEASON}(?: of)? {YEAR}(?P<of>(?!))?{NO_WHICH}\b", ranges.season),
    (rf"\b(?:the )?{SEASON}(?: of)? (?P<of>(?:this|last|next|that|the same|the following) year){NO_WHICH}(?P<year>(?!))?\b", ranges.season),
    (rf"\b(?P<which>last|this|next) {SEASON}{NO_SEASON}\b", ranges.season),
    (rf"\b(?:in|during|since|over|until|by) (?:the )?(?:(?:early|late|mid)[- ])?{SEASON}{NO_WHICH}{NO_SEASON}\b(?! of\b| \d)", ranges.season),
    # up to or from publication
    (r"\b(?:later|earlier|late|early) in the (?P<unit>year|month|week)\b", ranges.since_start),
    (r"\b(?:since |at |in )?the (?:beginning|start) of (?:this|the current|the) (?P<unit>year|month|week)\b", ranges.since_start),
    (r"\b(?:by|before|until|till) (?:the )?end of (?:this|the current|the) (?P<unit>year|month|week)\b", ranges.by_end),
    (rf"\b(?:from|as of|as from|starting|beginning) (?P<point>{POINT})(?: on| onwards?)\b", ranges.from_on),
    (rf"\b(?:as of|as from|starting from|starting on) (?P<point>{POINT})\b", ranges.from_on),
    # before "next week": "the next week" counts from what was told
    (r"\bthe (?P<way>next|following|previous|preceding) (?:very )?(?P<unit>day|morning|evening|afternoon|night|week|month|year)\b", anchors.neighbour),
    (r"\b(?:(?P<part>the (?:beginning|start|middle|end) of|earlier|later|early|late) )?"
     r"(?P<which>the coming|the current|coming|last|this|next|previous|past) (?P<unit>week|month|year|weekend)\b", phrases.relative_unit),
    (r"\b(?P<unit>week|month|year)(?P<part>(?!))? (?P<which>last)\b(?!\s+\w+day)", phrases.relative_unit),
    (r"\bthe (?P<unit>week|month|year) (?:before last|after next)\b", phrases.over_next),
    (rf"\b(?P<which>within) (?:the (?:next|coming) )?{COUNT} {UNIT}s?\b", phrases.recent),
    (rf"\bin {ABOUT}{COUNT} {UNIT}s?['’]?s? time\b", phrases.ago),
    (rf"\bin {ABOUT}{COUNT} {UNIT}s?\b(?! of\b)", phrases.ahead_in),
    (rf"\b{ABOUT}{COUNT} {UNIT}s? from (?:now|today)\b", phrases.ago),
    (rf"\b(?:the )?(?P<which>past|last|next|coming|following) {COUNT} {UNIT}s?\b", phrases.recent),
    (rf"\b(?:in |over |during |for )?(?:the )?(?P<which>past|recent|last|next|coming)(?: (?P<count>few|several))? {UNIT}s\b", phrases.recent),
    (rf"\bless than {COUNT} {UNIT}s? ago\b", ranges.less_than_ago),
    (rf"\b{ABOUT}{COUNT} {UNIT}s? (?:ago|back)\b", phrases.ago),
    (r"\bhalf a year ago\b", phrases.half_year_ago),
    (r"\b(?:at|over|during|on) the weekend\b", phrases.the_weekend),
    (r"\b(?P<which>the (?:last|past)|last|past) (?P<unit>year|month|week|decade) and a half\b", ranges.and_a_half),
    (r"\ba (?P<unit>year|month|week|decade) and a half ago(?P<which>(?!))?\b", ranges.and_a_half),
    (rf"\b(?:(?:just |only )?(?:a few|several|some|many) )?{UNIT}s ago\b", phrases.some_ago),
    (r"\b(?:(?:the|last|this) )?weekend['’]s\b", phrases.the_weekend),
    (rf"(?<!\ba )(?<!\bevery )\bweekend(?= (?:of )?(?:[\w-]+ )?{one_of(phrases.words().weekend_acts)}\b)", phrases.the_weekend),
    # counted from what was told
    (r"\bthe (?P<unit>day|evening|night|week|month|year) (?P<way>before|after)\b(?! (?:yesterday|tomorrow|last|next))", anchors.neighbour),
    (r"\b(?:(?P<part>later|earlier) )?(?:that|the)(?: very)? same (?P<unit>day|week|month|year|morning|evening|afternoon|night)\b", anchors.same),
    (r"\b(?P<part>later|earlier) that (?P<unit>day|week|month|year|morning|evening|afternoon|night)\b", anchors.same),
    (r"\bthat (?P<unit>day|week|month|year|morning|evening|afternoon|night)(?P<part>(?!))?\b", anchors.same),
    (rf"\b(?P<way>that same|the same|the following) {WEEKDAY}\b", anchors.that_weekday),
    (rf"\b(?:in )?the following {MONTH}\b", anchors.following_month),
    (rf"\b(?:in )?that {MONTH}(?! \d)", anchors.that_month),
    # months
    (rf"\b(?:(?:early|late|mid)[- ])?{MONTH},? (?:of )?{YEAR}\b", phrases.month_year),
    (rf"\b(?:the )?{DAY}(?: of)? {MONTH}(?!\w)", phrases.day_month),
    (rf"\b{MONTH} {DAY}(?![\d:%,]\d)\b(?! (?:percent|people|billion|million))", phrases.day_month),
    (r"\((?!24/7\))(?P<one>\d\d?)/(?P<other>\d\d?)\)", numerals.short_date),
    (r"\b(?P<feast>New Year['’]s (?:Day|Eve)|Christmas (?:Day|Eve)|May Day)(?:,? (?P<year>(?:19|20)\d\d))?\b", numerals.feast),
    (r"(?<![\d/])(?P<named>9/11)(?![\d/])", numerals.named_day),
    (r"\b(?:the )?(?:(?:early|late|mid)[- ])?(?P<year>1[89]\d0|20\d0)s\b", numerals.decade),
    (r"\bthe (?:(?:early|late|mid)[- ])?(?P<year>1[89]\d0|20\d0)['’]s\b", numerals.decade),
    (r"\bthe (?:(?:early|late|mid)[- ])?['’]?(?P<tens>[2-9]0)s\b", numerals.named_decade),
    (r"\bthe (?:(?:early|late|mid)[- ])?(?P<tens>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b", numerals.named_decade),
    (r"\b(?P<near>the day before yesterday|the day after tomorrow|earlier today|today|tonight|yesterday|tomorrow|last (?:night|evening)"
     r"|this (?:morning|afternoon|evening))\b", phrases.near_day),
    (rf"\bovernight\b(?! \w+s?\b(?:trip|stay))(?! (?:(?:on|from|between|of|in) )(?:the )?{POINT}\b)", phrases.overnight),
    (r"\bin (?:the |that )?(?:late |early )?(?:evening|morning|afternoon)\b(?! of)", anchors.time_of_day),
    (rf"\b(?:(?P<which>last|next|this past|this coming|this|coming|the past|past) )?{WEEKDAY}\b", phrases.weekday),
    (r"\b(?:on )(?P<which>(?!))?(?P<weekday>Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.", phrases.weekday),
    (rf"(?<=\band )in {MONTH}(?P<which>(?!))?(?! \d)", anchors.month_after),
    (rf"\b(?:(?P<which>last|next|this|in|since|during|until|by|early|late|mid|of|from|through|for) |mid-|early-|late-){MONTH}(?! \d|['’]s)", phrases.lone_month),
    (rf"(?:\b(?:the|its|his|her|their|a)|['’]s) (?P<month>{FULL_MONTH})(?= [a-z])", ranges.month_beside),
    (rf"\b(?:in|since|of|by|from|until|during|before|after|early|late|mid|the year|year|through)[- ]{YEAR}\b(?!-)", phrases.lone_year),
    (rf"(?:\b(?:the|its|his|her|their|a|an|this)|['’]s) {YEAR}(?= \w)", ranges.year_beside),
    (rf"(?<=\d\d and ){YEAR}\b", phrases.lone_year),
    (r"\b(?:in|since|of|by|until|the) ['’‘](?P<tens>\d\d)\b(?!['’])", numerals.short_year),
    (rf"\b{YEAR}(?=['’]s\b)", phrases.lone_year),
]  # fmt: skip
HINT = (
    r"\d|day|week|month|year|decade|night|noon|morning|evening|fortnight|hour|anniversary|tomorrow|eve\b|spring|summer|autumn|fall\b|winter|ties\b|half|quarter|Q[1-4]"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Sat\.|Sun\.|Mon\.|Tue|Wed\.|Thu|Fri\."
)
# A pattern holds a part only where it must match, so that a text in which no such word stands (lower case) is passed over.
NEEDED = {
    MONTH: tuple(name[:3].lower() for name, *_ in MONTH_NAMES),
    WEEKDAY: ("day",),
    f"{COUNT} {UNIT}": (" hour", " day", " week", " fortnight", " month", " year", " decade"),
    SEASON: ("spring", "summer", "autumn", "fall", "winter"),
    YEAR: ("18", "19", "20"),
}
