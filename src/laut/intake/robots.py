"""What a host's robots.txt lets laut do."""

from dataclasses import dataclass
from typing import Any

NAME = "laut"
"""The name under which robots.txt can speak of us."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host; `delay` is the seconds between two requests that it asks for, 0 if it asks for none."""

    rules: Any
    delay: float

    def allows(self, address: str) -> bool:
        return bool(self.rules.can_fetch(address, NAME))


def rules_in(text: str) -> Robots:
    """The rules in a robots.txt; an empty one allows everything."""
    from protego import Protego

    rules = Protego.parse(text)
    return Robots(rules, float(rules.crawl_delay(NAME) or 0))
