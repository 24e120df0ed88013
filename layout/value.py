"""Named tuples that cost a third of typing's to make.

The program is full of small values, and every run makes all their classes anew; ``typing.NamedTuple`` compiles each
annotation on the way.  A type checker is shown the real one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple

    _OWN = frozenset(("__module__", "__qualname__", "__annotations__", "__classcell__", "__orig_bases__"))

    class _Making(type):
        """Makes the tuple class that a class statement describes."""

        def __new__(cls, name: str, bases: tuple[type, ...], members: dict[str, object]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, members)
            fields = tuple(members.get("__annotations__", ()))
            defaults = [members[field] for field in fields if field in members]
            made = namedtuple(name, fields, defaults=defaults, module=members["__module__"])
            for key, member in members.items():
                if key not in _OWN and key not in made._fields:
                    setattr(made, key, member)
            made.__qualname__ = members["__qualname__"]
            made.__annotations__ = members.get("__annotations__", {})
            return made

    class NamedTuple(metaclass=_Making):
        """A frozen value with named fields, defaults and methods."""


__all__ = ["NamedTuple"]
