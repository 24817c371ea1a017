"""Which event types can be two looks at one event.

A vote that bans a party is COERCE in one report and SANCTION in another; a truce
is agreed on (AGREE) and kept (RETREAT). Types of one family are compared; others never are.
"""

from laut.model.kinds import EventType as E

_KIN: tuple[frozenset[E], ...] = (
    frozenset({E.AGREE, E.COOPERATE, E.SUPPORT, E.CONCEDE}),
    frozenset({E.SANCTION, E.COERCE, E.ACCUSE}),
    frozenset({E.RETREAT, E.CONCEDE}),
    frozenset({E.PROTEST, E.ASSAULT}),
    frozenset({E.REQUEST, E.THREATEN}),
    frozenset({E.MOBILIZE, E.ASSAULT}),
)
"""Types that name the same act in different reports; a type may have kin in several families."""


def kin(left: E, right: E) -> bool:
    """True for the same type and for types of one family."""
    return left is right or any(left in family and right in family for family in _KIN)


def families(type: E) -> tuple[str, ...]:
    """The names under which a type is looked up: two kin types share at least one."""
    shared = tuple("+".join(sorted(family)) for family in _KIN if type in family)
    return shared or (str(type),)
