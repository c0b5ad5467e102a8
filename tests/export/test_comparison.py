from __future__ import annotations

import re
from dataclasses import replace

from dragoman.export.comparison import to_comparison
from gold.sample import TEXT, annotation, sheet


def page() -> str:
    gold = annotation()
    return to_comparison(gold, replace(gold, events=gold.events[:1]), sheet().lines)


def test_every_word_of_the_text_stands_on_the_page_once():
    lines = re.findall(r'<p class="line".*?</span>(.*?)</p>', page(), re.DOTALL)
    plain = re.sub(r"<[^>]+>", "", "".join(lines)).replace("&#34;", '"')
    assert plain.split() == TEXT.split()


def test_what_was_missed_is_told_as_missed():
    assert '<table class="row missed">' in page()


def test_the_words_of_a_source_are_escaped():
    gold = annotation()
    hostile = replace(gold, text=TEXT.replace("Skopje\n", "<b>x</b>", 1))
    assert "<b>x" not in to_comparison(hostile, hostile, ((0, len(hostile.text)),))


def test_a_text_without_lines_is_one_passage():
    assert to_comparison(annotation(), annotation(), ()).count('<section class="passage" id="line-') == 1
