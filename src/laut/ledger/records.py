"""Tellings, events and judgements as JSON and back, without loss."""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from laut.model.moment import Moment

T = TypeVar("T")
Make = Callable[[Any], Any]
_PLAIN = (str, int, float, bool, Any)


def to_json(record: Any) -> str:
    """A frozen record as one line of JSON; moments as their EDTF."""
    return json.dumps(record, default=_fields, ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[T], text: str) -> T:
    """The record that `to_json` wrote."""
    wanted: Any = kind
    built: T = _maker(wanted)(json.loads(text))
    return built


def _fields(record: Any) -> dict[str, Any]:
    kind: Any = type(record)
    return {name: getattr(record, name) for name in _names(kind)}


@lru_cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@lru_cache
def _maker(kind: Any) -> Make:
    """What makes a value of this type of what JSON gives; made once for each type."""
    if kind in _PLAIN:
        return lambda value: value
    if get_origin(kind) is UnionType:
        inner = next(k for k in get_args(kind) if k is not NoneType)
        return _or_none(_maker(inner))
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    if kind is Moment:
        return lambda value: Moment(value["edtf"])
    assert isinstance(kind, type) and is_dataclass(kind), kind
    return _record(kind)


def _or_none(make: Make) -> Make:
    return lambda value: None if value is None else make(value)


def _tuple(kinds: tuple[Any, ...]) -> Make:
    if kinds[-1] is Ellipsis:
        make = _maker(kinds[0])
        return tuple if kinds[0] in _PLAIN else lambda values: tuple([make(value) for value in values])
    makers = [_maker(kind) for kind in kinds]
    return lambda values: tuple([make(value) for make, value in zip(makers, values, strict=True)])


def _record(kind: Any) -> Make:
    """Fields that are plain are taken as they are; those that JSON lacks keep their defaults."""
    hints, names = get_type_hints(kind), _names(kind)
    makers = {name: _maker(hints[name]) for name in names if hints[name] not in _PLAIN}

    def make(value: dict[str, Any]) -> Any:
        made = {name: value[name] for name in names if name in value}
        for name, maker in makers.items():
            if made.get(name) is not None:
                made[name] = maker(made[name])
        return kind(**made)

    return make
