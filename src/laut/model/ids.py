"""Ids made from content: the same thing has the same id on every machine."""

import hashlib


def content_id(kind: str, *parts: str) -> str:
    """`kind` + `-` + 16 hex digits over the length-prefixed parts.

    Length prefixes keep ("ab", "c") and ("a", "bc") apart.
    """
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return f"{kind}-{digest.hexdigest()}"
