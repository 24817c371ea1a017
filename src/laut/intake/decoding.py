"""From bytes to text: UTF-8, UTF-16 and UTF-32 by their marks, Windows-1252 by its looks."""

import codecs
import re
from collections.abc import Sequence

from laut.errors import Rejected

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN_BINARIES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_LOOKED_AT = 65_536
"""Bytes that the guess of an encoding looks at."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_MOST_CONTROLS = 0.01
"""Share of control characters above which something is no text; news scraped from pages has single ones."""


def decode(data: bytes, source: str, line: int | None = None, named: Sequence[str | None] = ()) -> str:
    """The text of `data` with CRLF as LF; raises `Rejected` where it is none.

    `named` are the encodings that somebody says it is in, the most trusted first. Bytes that are valid UTF-8 are
    UTF-8 whatever is said: text in another encoding never is by chance, and servers often say what is not so.
    """
    for signature, what in _KNOWN_BINARIES:
        if data.startswith(signature):
            raise Rejected(source, f"is {what}, not text", line)
    encoding = marked_encoding(data) or _named_encoding(data, named) or _plain_encoding(data, source, line)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Rejected(source, f"is not valid {encoding.upper()} at byte {error.start}: {error.reason}", line) from None
    return checked(text.replace("\r\n", "\n"), source, line)


def checked(text: str, source: str, line: int | None = None) -> str:
    """`text` itself; raises `Rejected` where it holds half surrogate pairs or is mostly control characters."""
    if (half := _SURROGATE.search(text)) is not None:
        code = f"U+{ord(half[0]):04X}"
        raise Rejected(
            source, f"holds half a surrogate pair ({code}) at character {half.start()}, which is no character", line
        )
    if (zero := text.find("\0")) >= 0:
        raise Rejected(source, f"holds a zero character at character {zero}; this is no text", line)
    if len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise Rejected(source, "is full of control characters; this is no text", line)
    return text


def marked_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark or the zero bytes of UTF-16 show, else None."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    even, odd = head[:_LOOKED_AT:2], head[1:_LOOKED_AT:2]
    if _mostly_zero(odd) and even.count(0) == 0:
        return "utf-16-le"
    return "utf-16-be" if _mostly_zero(even) and odd.count(0) == 0 else None


def _named_encoding(data: bytes, named: Sequence[str | None]) -> str | None:
    """The first encoding in which `data` can be read; Latin-1 means Windows-1252, as in browsers (WHATWG Encoding)."""
    for name in ("utf-8", *named) if any(named) else ():
        try:
            found = codecs.lookup(name or "").name
            found = "cp1252" if found in ("iso8859-1", "ascii") else found
            data.decode(found)
        except (LookupError, UnicodeError):
            continue
        return found
    return None


def _mostly_zero(half: bytes) -> bool:
    """European text in UTF-16 has a zero in nearly every second byte; punctuation from U+2010 on has none."""
    return half.count(0) > 0.7 * len(half) > 0


def _plain_encoding(data: bytes, source: str, line: int | None) -> str:
    if (zero := data.find(0)) >= 0:
        raise Rejected(source, f"holds a zero byte at byte {zero}; this is no text", line or _line_at(data, zero))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _other_encoding(data, error, source, line)
    return "utf-8"


def _other_encoding(data: bytes, error: UnicodeDecodeError, source: str, line: int | None) -> str:
    """UTF-8 with a flaw is not taken for Windows-1252, which would spoil all its umlauts."""
    flawed = data.decode("utf-8", "replace")
    whole = sum(character > "\x7f" and character != "\ufffd" for character in flawed)
    if whole > flawed.count("\ufffd") or _with_surrogates(data):
        where = line or _line_at(data, error.start)
        raise Rejected(source, f"is UTF-8 with a flaw at byte {error.start}: {error.reason}", where)
    if not _looks_like_windows_1252(data[:_LOOKED_AT]):
        raise Rejected(
            source, "is neither UTF-8, UTF-16 nor Windows-1252; this is no text, or in a rarer encoding", line
        )
    return "cp1252"


def _line_at(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1


def _with_surrogates(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _looks_like_windows_1252(data: bytes) -> bool:
    from charset_normalizer import from_bytes

    return from_bytes(data, cp_isolation=["cp1252"]).best() is not None
