"""PostScript calculator functions (ISO 32000-1, 7.10.5): a stack, numbers, and no way to loop."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias

Code: TypeAlias = "list[float | str | Code]"

_TOKEN: Final = re.compile(r"[{}]|[^\s{}]+")
_MOST_TOKENS: Final = 20_000
_DEEPEST: Final = 20
_MOST_STACK: Final = 200

_ONE: Final[dict[str, Callable[[float], float]]] = {
    "abs": abs, "neg": lambda a: -a, "ceiling": math.ceil, "floor": math.floor, "round": lambda a: math.floor(a + 0.5),
    "truncate": math.trunc, "cvi": math.trunc, "cvr": float, "sqrt": lambda a: math.sqrt(max(a, 0)),
    "sin": lambda a: math.sin(math.radians(a)), "cos": lambda a: math.cos(math.radians(a)),
    "ln": lambda a: math.log(max(a, 1e-12)), "log": lambda a: math.log10(max(a, 1e-12)), "not": lambda a: float(not a),
}  # fmt: skip
_TWO: Final[dict[str, Callable[[float, float], float]]] = {
    "add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b if b else 0.0, "idiv": lambda a, b: math.trunc(a / b) if b else 0.0,
    "mod": lambda a, b: math.fmod(a, b) if b else 0.0, "atan": lambda a, b: math.degrees(math.atan2(a, b)) % 360,
    "exp": lambda a, b: a**b if a > 0 else 0.0, "eq": lambda a, b: float(a == b), "ne": lambda a, b: float(a != b),
    "gt": lambda a, b: float(a > b), "ge": lambda a, b: float(a >= b), "lt": lambda a, b: float(a < b),
    "le": lambda a, b: float(a <= b), "and": lambda a, b: float(int(a) & int(b)),
    "or": lambda a, b: float(int(a) | int(b)), "xor": lambda a, b: float(int(a) ^ int(b)),
}  # fmt: skip


def calculator(program: bytes) -> Callable[[Sequence[float]], list[float]] | None:
    """The function that *program* is, from its inputs to all that it leaves; ``None`` for what is no such program."""
    tokens = _TOKEN.findall(program.decode("latin-1"))
    if not tokens or tokens[0] != "{" or len(tokens) > _MOST_TOKENS:
        return None
    try:
        code, end = _parsed(tokens, 1, 0)
    except (ValueError, IndexError):
        return None
    if end != len(tokens):
        return None

    def call(xs: Sequence[float]) -> list[float]:
        stack = [float(x) for x in xs]
        _run(code, stack)
        return stack

    try:
        call([0.0] * 32)  # a program that cannot run is none
    except (ValueError, IndexError, OverflowError, TypeError):
        return None
    return call


def _parsed(tokens: Sequence[str], at: int, deep: int) -> tuple[Code, int]:
    if deep > _DEEPEST:
        raise ValueError("nested")
    made: Code = []
    while tokens[at] != "}":
        token = tokens[at]
        if token == "{":
            inner, at = _parsed(tokens, at + 1, deep + 1)
            made.append(inner)
            continue
        at += 1
        made.append(_number(token))
    return made, at + 1


def _number(token: str) -> float | str:
    if token in ("true", "false"):
        return float(token == "true")
    try:
        return float(token)
    except ValueError:
        return token


def _run(code: Code, stack: list[Any]) -> None:
    for one in code:
        if len(stack) > _MOST_STACK:
            raise ValueError("stack")
        if not isinstance(one, str):
            stack.append(one)
        elif one in _ONE:
            stack.append(_ONE[one](stack.pop()))
        elif one in _TWO:
            b, a = stack.pop(), stack.pop()
            stack.append(_TWO[one](a, b))
        else:
            _move(one, stack)


def _move(word: str, stack: list[Any]) -> None:
    """What moves things on the stack, and what chooses between two ways on."""
    if word == "pop":
        stack.pop()
    elif word == "dup":
        stack.append(stack[-1])
    elif word == "exch":
        stack[-1], stack[-2] = stack[-2], stack[-1]
    elif word == "index":
        stack.append(stack[-1 - int(stack.pop())])
    elif word == "copy":
        count = int(stack.pop())
        stack.extend(stack[len(stack) - count :])
    elif word == "roll":
        by, count = int(stack.pop()), int(stack.pop())
        if count > 0:
            part = stack[-count:]
            stack[-count:] = part[-by % count :] + part[: -by % count]
    elif word in ("if", "ifelse"):
        other = stack.pop() if word == "ifelse" else []
        ours = stack.pop()
        _run(ours if stack.pop() else other, stack)
    else:
        raise ValueError(word)
