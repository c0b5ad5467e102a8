"""Bytes to text: byte-order marks, declared and guessed encodings, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from dragoman.errors import SourceError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = (
    (0, b"\x89PNG", "a PNG picture"),
    (0, b"\xff\xd8\xff", "a JPEG picture"),
    (0, b"GIF8", "a GIF picture"),
    (0, b"%PDF-", "a PDF"),
    (0, b"PK\x03\x04", "a zip archive or office document"),
    (0, b"\x1f\x8b", "gzip data"),
    (0, b"\x28\xb5\x2f\xfd", "zstandard data"),
    (0, b"BZh", "bzip2 data"),
    (0, b"\xfd7zXZ", "xz data"),
    (0, b"7z\xbc\xaf", "a 7z archive"),
    (0, b"Rar!", "a RAR archive"),
    (0, b"\x7fELF", "a program (ELF)"),
    (0, b"MZ\x90\x00", "a Windows program"),
    (0, b"\xd0\xcf\x11\xe0", "an old office document"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (8, b"DUCK", "a DuckDB database"),
    (0, b"PAR1", "a Parquet file"),
    (0, b"OggS", "Ogg sound or video"),
    (0, b"ID3", "MP3 sound"),
    (4, b"ftyp", "MP4 video"),
    (8, b"WEBP", "a WebP picture"),
    (257, b"ustar", "a tar archive"),
)
DECLARED = re.compile(
    rb"""(?:charset\s*=|<\?xml[^>]{0,80}encoding\s*=)\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
LIKELY = [*(f"cp{page}" for page in (1252, 1251, 1256, 1250, 1253, 1254, 1255, 1257, 1258, 874)), "koi8_r", "koi8_u"]
LIKELY_WIDE = ["gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"]
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b\x00"))
CONTROLS_AND_NUL = frozenset(CONTROLS) | {0}
PRINT = b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xa3\xa7\xa9\xab\xae\xb0\xbb"
FIRST_HIGH = 0x80
SHORTEST_WIDE = 4
# Shares of the two commonest bytes: at the places that name the script, and at those that name the letter.
SCRIPT, LETTERS = 0.85, 0.6
HEAD = 4096
SAMPLE = 200_000


def decode(content: str | bytes) -> str:
    """Return the text of a source, to which raw offsets refer; raises SourceError when the bytes are no text."""
    if isinstance(content, str):
        return content
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    refuse_known_binary(content)
    wide = wide_encoding(content)
    if wide:
        return content.decode(wide, errors="replace")
    refuse_noise(content)
    return decode_narrow(content)


def decode_narrow(content: bytes) -> str:
    """Return the text of bytes without a mark: UTF-8 if it is, else as declared, else as guessed."""
    for encoding in ("utf-8", declared_encoding(content)):
        text = try_decoding(content, encoding)
        if text is not None:
            return text
    return nearly_utf8(content) or content.decode(guessed_encoding(content), errors="replace")


def try_decoding(content: bytes, encoding: str | None) -> str | None:
    """Return the text if the encoding is known and every byte fits it."""
    try:
        return content.decode(encoding) if encoding else None
    except (UnicodeDecodeError, LookupError):
        return None


def declared_encoding(content: bytes) -> str | None:
    """Return the encoding that the head of a page names; ISO 8859-1 is read as its superset, as browsers do."""
    match = DECLARED.search(content[:HEAD])
    name = match.group(1).decode("ascii").lower() if match else None
    if name in {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"}:
        return "cp1252"
    return None if name in {"utf-16", "utf-32", "utf16", "utf-8", "utf8"} or not is_text_encoding(name) else name


def is_text_encoding(name: str | None) -> bool:
    """Whether Python knows the encoding and it gives text."""
    try:
        return name is not None and bool("".encode(name) == b"")
    except (LookupError, UnicodeError):
        return False


def nearly_utf8(content: bytes) -> str | None:
    """Return the text of UTF-8 with a few broken bytes, a cut last character say, or None."""
    high = sum(content[:SAMPLE].count(byte) for byte in range(0xC2, 0xF5))
    text = content.decode("utf-8", errors="replace")
    broken = text[:SAMPLE].count("\ufffd")
    return text if high > 4 * broken else None


def guessed_encoding(content: bytes) -> str:
    """Return the likeliest encoding of bytes that are not UTF-8: Western when only marks of print are high."""
    high = [byte for byte in content[:SAMPLE] if byte >= FIRST_HIGH]
    if all(byte in PRINT for byte in high):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(content[:SAMPLE], cp_isolation=LIKELY + LIKELY_WIDE).best()
    return best.encoding if best else "cp1252"


def wide_encoding(content: bytes) -> str | None:
    """Return the encoding of two-byte text without a mark, which names its script at every other place."""
    sample = content[:HEAD]
    if len(sample) < SHORTEST_WIDE or len(content) % 2:
        return None
    even, odd = share_of_commonest(sample[0::2]), share_of_commonest(sample[1::2])
    if max(even, odd) < SCRIPT or min(even, odd) > LETTERS or not CONTROLS_AND_NUL & set(sample):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def share_of_commonest(values: bytes) -> float:
    """Return how much of some bytes their two commonest values make up: nearly all where they name a script."""
    return sum(count for _, count in Counter(values).most_common(2)) / len(values)


def refuse_known_binary(content: bytes) -> None:
    """Raise SourceError when the bytes begin as a known kind of file that holds no plain text."""
    for offset, signature, name in SIGNATURES:
        if content.startswith(signature, offset):
            message = f"the input is {name}, not text or HTML; convert it to text first"
            raise SourceError(message)


def refuse_noise(content: bytes) -> None:
    """Raise SourceError when too many bytes are controls for the input to be text."""
    sample = content[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    if controls > 0.02 * len(sample) or sample.count(0) > 0.3 * len(sample):
        found = f"{controls + sample.count(0)} control bytes in the first {len(sample)}"
        message = f"the input is binary data, not text or HTML ({found})"
        raise SourceError(message)
