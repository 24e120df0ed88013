"""A proposal written into the editor's own spec as ordinary slots; every other line of it stays as it was."""

from __future__ import annotations

from collections.abc import Sequence

from layout.planner.propose import Proposal
from layout.spec.model import PageRule, PageSpec, Slot
from layout.trees.spans import written


def slot_line(slot: Slot) -> str:
    """*slot* as one line of YAML: what a planned slot has, in the order in which editors write it."""
    said = [f"id: {slot.id}"]
    if slot.use == "picture":
        said.append("use: picture")
    if slot.story:
        said.append(f"story: {slot.story}")
    if slot.picture:
        said.append(f"picture: {written(slot.picture)}")
    if slot.style:
        said.append(f"style: {slot.style}")
    said.append(f"at: [{slot.area.column}, {slot.area.line}]")
    said.append(f"span: [{slot.area.columns}, {slot.area.lines}]")
    if slot.legs.count:
        said.append(f"legs: {slot.legs.count}")
    if slot.head.lines:
        said.append(f"head: {{lines: {slot.head.lines}}}")
    if slot.remedies:
        said.append(f"fit: [{', '.join(slot.remedies)}]")
    if slot.jump:
        said.append(f"jump: {slot.jump}")
    return "{" + ", ".join(said) + "}"


def rule_line(rule: PageRule) -> str:
    """*rule* as one line of YAML."""
    area = rule.area
    return (
        f"{{at: [{area.column}, {area.line}], span: [{area.columns}, {area.lines}], "
        f"side: {rule.side}, style: {rule.style}}}"
    )


def new_parts(page: PageSpec, proposal: Proposal) -> tuple[list[str], list[str]]:
    """Lines for the slots and the rules that *proposal* adds to *page*."""
    had, ruled = {slot.id for slot in page.slots}, set(page.rules)
    slots = [slot_line(slot) for slot in proposal.page.slots if slot.id not in had]
    return slots, [rule_line(rule) for rule in proposal.page.rules if rule not in ruled]


def spliced(text: str, page: PageSpec, proposal: Proposal) -> str:
    """*text*, the issue's own YAML, with the slots and rules of *proposal* in *page*.

    Its ``plan:`` is kept as a comment, and every other line byte for byte.
    """
    slots, rules = new_parts(page, proposal)
    lines = text.split("\n")
    first = max(0, page.place.line - 1)
    start, end, indent = _block(lines, first)
    body = lines[start:end]
    body = _commented(body, "plan", indent)
    body = _added(body, "slots", slots, indent)
    body = _added(body, "rules", rules, indent)
    return "\n".join([*lines[:start], *body, *lines[end:]])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_bare(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _block(lines: Sequence[str], first: int) -> tuple[int, int, int]:
    """The lines of the map that begins on line *first* (from 0), past the last, and how far its keys stand in."""
    line = lines[first]
    indent = _indent(line)
    if line.lstrip().startswith("- "):
        indent += len(line.lstrip()) - len(line.lstrip()[1:].lstrip(" "))
    end = first + 1
    while end < len(lines) and (_is_bare(lines[end]) or _indent(lines[end]) >= indent):
        end += 1
    while end > first + 1 and _is_bare(lines[end - 1]):
        end -= 1
    return first, end, indent


def _key_at(body: Sequence[str], key: str, indent: int) -> int:
    """Number of the line with *key*; -1 when there is none."""
    for number, line in enumerate(body):
        words = line.lstrip("- ") if number == 0 else line.strip()
        if words.startswith(f"{key}:") and (number == 0 or _indent(line) == indent):
            return number
    return -1


def _commented(body: list[str], key: str, indent: int) -> list[str]:
    """*body* with *key* and all under it as comments."""
    at = _key_at(body, key, indent)
    if at < 0:
        return body
    end = at + 1
    while end < len(body) and (_is_bare(body[end]) or _indent(body[end]) > indent):
        end += 1
    made = [" " * indent + "# " + line[indent:] for line in body[at:end]]
    if at == 0:  # the dash of the page stands on this line: the next key takes it
        rest = body[end:]
        head = body[0][: _indent(body[0])] + "- " + rest[0].strip() if rest else body[0]
        return [head, *made, *rest[1:]]
    return [*body[:at], *made, *body[end:]]


def _added(body: list[str], key: str, new: Sequence[str], indent: int) -> list[str]:
    """*body* with *new* items at the end of the list under *key*, which is made where it is missing."""
    if not new:
        return body
    at = _key_at(body, key, indent)
    if at < 0:
        return [*body, " " * indent + f"{key}:", *(" " * (indent + 2) + f"- {one}" for one in new)]
    end = at + 1
    while end < len(body) and (_is_bare(body[end]) or _indent(body[end]) > indent or _is_item(body[end], indent)):
        end += 1
    while end > at + 1 and _is_bare(body[end - 1]):
        end -= 1
    said = body[at].split(f"{key}:", 1)[1].split(" #")[0].strip()
    if said.startswith("["):  # a list in brackets: its items become lines
        inside = " ".join([said, *(line.strip() for line in body[at + 1 : end])]).strip()
        items = [one for one in _items(inside[1 : inside.rindex("]")]) if one]
        head = body[at].split(f"{key}:", 1)[0] + f"{key}:"
        return [*body[:at], head, *(" " * (indent + 2) + f"- {one}" for one in (*items, *new)), *body[end:]]
    depth = next((_indent(line) for line in body[at + 1 : end] if _is_item(line, -1)), indent + 2)
    return [*body[:end], *(" " * depth + f"- {one}" for one in new), *body[end:]]


def _is_item(line: str, indent: int) -> bool:
    return line.lstrip().startswith("- ") and (indent < 0 or _indent(line) == indent)


def _items(inside: str) -> list[str]:
    """What stands between the commas of a list in brackets."""
    made, depth, start, quote = [], 0, 0, ""
    for at, char in enumerate(inside):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
        elif char == "," and not depth:
            made.append(inside[start:at].strip())
            start = at + 1
    return [*made, inside[start:].strip()]
