"""Named tuples that cost little to make beside typing's.

The program is full of small values, and every run makes all their classes anew.  ``typing.NamedTuple`` compiles each
annotation on the way and ``collections.namedtuple`` compiles a constructor for each class, 0.07 ms; here a constructor
is compiled once for a number of fields, and each class has its own names put into a copy, 0.02 ms.  That is 10 ms of
each of the two processes of a run.  A type checker is shown the real one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections.abc import Iterable, Mapping
    from functools import lru_cache
    from operator import itemgetter
    from types import CodeType, FunctionType, MappingProxyType

    try:
        from collections import _tuplegetter  # what namedtuple itself uses; three times as fast as a property
    except ImportError:

        def _tuplegetter(index: int, doc: str) -> property:
            return property(itemgetter(index), doc=doc)

    _OWN = frozenset(("__module__", "__annotations__", "__orig_bases__"))
    _GLOBALS = {"made": tuple.__new__, "__builtins__": {}, "__name__": __name__}

    class _Named(tuple):
        """What all have in common; they have the methods of ``collections.namedtuple``."""

        __slots__ = ()
        _fields: tuple[str, ...] = ()
        _places: Mapping[str, int] = MappingProxyType({})

        @classmethod
        def _make(cls, values: Iterable[object]) -> _Named:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes: object) -> _Named:
            values, places = list(self), self._places
            try:
                for name, value in changes.items():
                    values[places[name]] = value
            except KeyError:
                unknown = [name for name in changes if name not in places]
                raise ValueError(f"Got unexpected field names: {unknown!r}") from None
            return tuple.__new__(self.__class__, values)

        def _asdict(self) -> dict[str, object]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            fields = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{self.__class__.__name__}({fields})"

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)

    @lru_cache(64)
    def _code(count: int) -> CodeType:
        """The constructor of a class with *count* fields, their names still to be put in."""
        names = "".join(f"_{at}, " for at in range(count))
        return eval(f"lambda cls, {names}: made(cls, ({names}))", {}).__code__

    class _Making(type):
        """Makes the tuple class that a class statement describes."""

        def __new__(cls, name: str, bases: tuple[type, ...], members: dict[str, object]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, members)
            types = members.get("__annotations__", {})
            fields = tuple(types)
            defaults = {field: members[field] for field in fields if field in members}
            code = _code(len(fields)).replace(co_name="__new__", co_varnames=("cls", *fields))
            inside = {key: member for key, member in members.items() if key not in _OWN}
            for index, field in enumerate(fields):
                inside[field] = _tuplegetter(index, f"Alias for field number {index}")
            made = type(name, (_Named,), inside | {
                "__slots__": (), "__module__": members["__module__"], "__match_args__": fields, "_fields": fields,
                "_places": {field: index for index, field in enumerate(fields)}, "_field_defaults": defaults,
                "__new__": FunctionType(code, _GLOBALS, "__new__", tuple(defaults.values()) or None),
            })  # fmt: skip
            made.__annotations__ = types
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
