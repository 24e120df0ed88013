"""What holds for words of a web page while its elements are open: strong words, raised ones, links, ruby, notes."""

from __future__ import annotations

from layout.markup.htmlelements import span_kind
from layout.markup.htmlwords import HtmlBlock

_LONGEST_ADDRESS = 1000


class _Held:
    """An open element: where it began in the current block, and what holds for its words."""

    __slots__ = ("kind", "start", "value")

    def __init__(self, start: int, kind: str, value: str) -> None:
        self.start, self.kind, self.value = start, kind, value


class OpenSpans:
    """The open elements that something holds for, from the outermost to the innermost."""

    def __init__(self) -> None:
        self.notes: dict[str, str] = {}
        """Marks of notes whose words have not come yet, by the id they stand under."""
        self._open: dict[int, _Held] = {}
        self._ruby: list[int] = []
        self._beside: list[str] | None = None

    def begin(self, tag: str, attributes: dict[str, str], number: int, block: HtmlBlock | None) -> None:
        """Element *number* begins in *block*; ``None``: its words begin a block of their own."""
        if tag == "ruby" or (tag == "rb" and self._ruby):
            self._ruby.append(block.mark() if block else 0)
            return
        if tag in ("rt", "rtc") and self._ruby:
            self._beside = []
            return
        kind, value = span_kind(tag, attributes), ""
        around = next(reversed(self._open.values()), None)
        if tag == "a":
            value = attributes.get("href", "")[:_LONGEST_ADDRESS]
            kind = "link" if value.lower().startswith(("http://", "https://")) else "jump" if value else ""
            if around and value.startswith("#") and around.kind == "sup":
                around.value = value
        elif kind == "sup" and around and around.kind == "jump" and around.value.startswith("#"):
            value = around.value
        if kind:
            self._open[number] = _Held(block.mark() if block else 0, kind, value)

    def takes(self, words: str) -> bool:
        """True for *words* that stand beside a base, which are kept until it ends."""
        if self._beside is not None:
            self._beside.append(words)
        return self._beside is not None

    def end(self, tag: str, number: int, block: HtmlBlock | None) -> None:
        """Element *number* ends in *block*."""
        if tag in ("rt", "rtc") and self._beside is not None:
            self._annotate(block)
        elif tag == "ruby":
            self._ruby.clear()
        held = self._open.pop(number, None)
        if held and block:
            self._close(held, block)
            noted = held.kind == "sup" and held.value.startswith("#") and bool(block.spans)
            if noted and block.spans[-1].kind == "note":
                self.notes[held.value[1:]] = block.last_piece

    def _annotate(self, block: HtmlBlock | None) -> None:
        words = " ".join("".join(self._beside or ()).split())
        self._beside = None
        if not (self._ruby and block):
            return
        if words and block.size > self._ruby[-1]:
            block.close(self._ruby[-1], "ruby", words)
        elif words:
            block.put(words)
        self._ruby[-1] = block.mark()

    def _close(self, held: _Held, block: HtmlBlock) -> None:
        if held.kind in ("link", "jump"):
            block.linked += max(0, block.size - held.start)
        if held.kind != "jump":
            block.close(held.start, held.kind, held.value)

    def leave(self, block: HtmlBlock) -> None:
        """*block* is over; what is open holds for the next one, too."""
        for held in self._open.values():
            self._close(held, block)
        self.enter()

    def enter(self) -> None:
        """A block begins."""
        for held in self._open.values():
            held.start = 0
        self._ruby = [0 for _ in self._ruby]
