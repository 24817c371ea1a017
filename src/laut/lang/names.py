"""Names made comparable: without case, accents and small marks."""

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "-": " ",
        "‑": " ",
        "–": " ",
    }
    | dict.fromkeys("'’‘ʻʼ`´.,", "")
)


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """`name` in lower case, without accents, apostrophes and full stops, hyphens as blanks.

    «Mazār-e Sharīf» and «Mazar-e-Sharif» become the same; «ü» becomes «u».
    """
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
