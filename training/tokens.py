"""How English is cut into tokens: as the treebanks cut it.

    python training/tokens.py PIPELINE

writes the tokenizer of a pipeline's folder anew; nothing else of it changes. `assemble.py` sets it where a model is
made.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.symbols import ORTH
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from dragoman.nlp.sentences import TITLES

if TYPE_CHECKING:
    from spacy.language import Language

# Runs of one mark are one token, as in the treebanks: a line of 70 "=" is no 70 words.
RUNS = [r"[!?]{2,}", *(rf"{mark}{{2,}}" for mark in ("=", r"\*", "_", "~", "#", r"\$", "<", ">", r"\+"))]
# ".?" is one mark as "?!" is, but not behind an abbreviation: "U.S.?", "p.m.?".
STOPS = [r"(?<=[a-z]{3})\.[!?]+"]
# A hyphen that stands for a dash touches one word only: "the port -Reuters", "rolls --". Four letters at least before
# it: "th-" and "mid-" are parts of words.
DASHES_BEFORE = [r"-(?=[A-Z]?[a-z])", r"--+(?=\w)"]
# In "anti- and pro-Iran" it stands for the rest of a word.
PREFIXES = "".join(
    f"(?<!{part})" for part in ("[Aa]nti", "[Pp]ost", "[Ss]emi", "[Oo]ver", "[Mm]ulti", "[Ii]nter", "[Ii]ntra")
)
DASHES_BEHIND = [rf"(?<=[A-Za-z]{{4}}){PREFIXES}-", r"(?<=\d)-", r"(?<=\w)--+"]
# What is counted is a word beside its number: "7:30PM", "$10k", "€3.8bn", "9am-5pm"; not in an address.
NO_CODE = "".join(rf"(?<![A-Za-z/]\d{{{size}}})" for size in (1, 2, 3))
UNITS = [rf"{NO_CODE}(?<=\d)(?:[APap][Mm]|[Kk]|[bmt]n)"]
# "Don't" is two words in capitals and misspelt too.
NOT = [r"(?<=[A-Za-z])[Nn]'[Tt]"]
HOURS = [r"(?<=\d)[ap]m(?=-\d)", r"(?<=\d[ap]m)-(?=\d)"]
# Written as the treebanks write them: "re-open" and "555-010-0199" are one token, "and/or" three. What carries a name
# or a side ("anti-Israel", "pro-government") is split, for the reader looks up its parts.
WHOLE = (
    r"(?i:co|cross|counter|e|inter|intra|mid|mini|multi|non|over|post|pre|re|semi|socio|sub|un)-[a-z]+"
    r"|(?:(?:\d-)?\d{3}-)?\d{3}-\d{4}|\d{1,2}-\d{1,2}-\d{4}|[1-9]0's|[A-Za-z]/[A-Za-z]"
)
# "and/or" is three words; "wed" and "id" are no "we'd" and "I'd" without their apostrophe; a bracket and a colon are no
# face: "the agency (IAEA):".
SPLIT = {"and/or", "wed", "id", "):", "8)"}
# Written with their stop, beside the titles.
ABBREVIATIONS = (
    "Ave.", "Fax.", "Fri.", "Ft.", "Mon.", "Sr.", "Tue.", "Tues.", "Vt.", "Wed.", "al.", "approx.", "vol.",
)  # fmt: skip
# Two words run together, as quotations of speech write them.
CLIPPED = (("wan", "na"), ("out", "ta"), ("lot", "ta"), ("du", "n", "no"))
# "U.S.-led", "U.N.-Iranian": a hyphen behind an abbreviation's full stop parts words as any other does.
ABBREVIATED = r"(?<=[A-Za-z]\.)[-–](?=[A-Za-z])"
# A space is lost behind a quotation or brackets, and their marks would be part of the next word: 'ready."Norway';
# so it is with "ready?Norway", "the state(s)" and "$4-$6".
TORN = [
    r"(?<=[a-z])[.,!?](?=[\")][A-Z])",
    r"(?<=[.,!?])[\")](?=[A-Z])",
    r"(?<=[a-z])(?<!&amp)(?:[!?]+|;)(?=[A-Za-z])",
    r"(?<=[a-z])\"(?=[A-Za-z])",
    r"(?<=[\w)])\((?=[A-Za-z])",
    r"(?<=\w)\)(?=[A-Za-z(])",
    r"(?<=\d)-(?=\$)",
    r"(?<=\d-)\$(?=\d)",
]


def set_tokenizer(pipeline: Language) -> None:
    """Let the tokenizer cut as the treebanks do."""
    tokenizer, defaults = pipeline.tokenizer, pipeline.Defaults
    tokenizer.prefix_search = compile_prefix_regex([*RUNS, *DASHES_BEFORE, *defaults.prefixes]).search
    tokenizer.suffix_search = compile_suffix_regex(
        [*RUNS, *STOPS, *DASHES_BEHIND, *UNITS, *NOT, *defaults.suffixes]
    ).search
    tokenizer.infix_finditer = compile_infix_regex([*defaults.infixes, ABBREVIATED, *HOURS, *TORN]).finditer
    tokenizer.token_match = re.compile(rf"^(?:{WHOLE})$").match
    tokenizer.rules = {form: parts for form, parts in tokenizer.rules.items() if form.lower() not in SPLIT}
    for form in sorted(TITLES.union(ABBREVIATIONS)):
        tokenizer.add_special_case(form, [{ORTH: form}])
    for parts in CLIPPED:
        for first in (parts[0], parts[0].capitalize()):
            tokenizer.add_special_case(first + "".join(parts[1:]), [{ORTH: part} for part in (first, *parts[1:])])


def main() -> None:
    """Write the tokenizer of a pipeline's folder."""
    pipeline = spacy.blank("en")
    set_tokenizer(pipeline)
    pipeline.tokenizer.to_disk(Path(sys.argv[1]) / "tokenizer", exclude=["vocab"])


if __name__ == "__main__":
    main()
