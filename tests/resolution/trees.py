"""Parses written by hand: `word|lemma:TAG:relation:head`, words apart by blanks, heads counted from 0."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.mentions import Mention
from dragoman.nlp.parse import Row, Sentence, link


def rows(tree: str) -> Iterator[Row]:
    start = 0
    for part in tree.split():
        word, tag, rest = part.split(":", 2)
        relation, head = rest.rsplit(":", 1)
        text, _, lemma = word.partition("|")
        yield Row(text=text, lemma=lemma or text.lower(), tag=tag, dep=relation, head=int(head), start=start)
        start += len(text) + 1


def sentence(tree: str) -> Sentence:
    return link(rows(tree), index=0, paragraph=0)


def mention(tree: str, word: str) -> Mention:
    tokens = sentence(tree)
    token = next(t for t in tokens.tokens if t.text == word)
    return Mention(sentence=tokens, first=token.i, last=token.i, head=token, kind="capital")
