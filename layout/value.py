"""Named tuples that cost a third of typing's to make.

The program is full of small values, and every run makes all their classes anew; ``typing.NamedTuple`` compiles each
annotation on the way.  A type checker is shown the real one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

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


Key = TypeVar("Key")
Value = TypeVar("Value")


class Table(dict[Key, Value]):
    """A dictionary that nobody changes: it is looked up like any other, and can be hashed, at the cost of once."""

    __slots__ = ("_hash",)

    def __hash__(self) -> int:  # type: ignore[override]
        try:
            return self._hash
        except AttributeError:
            self._hash: int = hash(frozenset(self.items()))
            return self._hash

    def __reduce__(self) -> tuple[type[Table[Key, Value]], tuple[dict[Key, Value]]]:
        return Table, (dict(self),)

    def __or__(self, other: object) -> Any:  # noqa: ANN401 - as dict has it
        return Table(dict(self) | other) if isinstance(other, dict) else NotImplemented

    def _refuse(self, *_: object, **__: object) -> Any:  # noqa: ANN401 - it never returns
        raise TypeError("a table is not changed; make another")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse


__all__ = ["NamedTuple", "Table"]
