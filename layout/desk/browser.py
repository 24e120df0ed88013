"""One browser at the desk: what it asks for."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Final

from layout.desk.key_help import options, place_in, words_on
from layout.desk.making_files import RUNS
from layout.desk.press_colours import PressColours
from layout.desk.showing import advice_message
from layout.desk.source_places import SourcePlace, boxes_of, in_text, lit_by_copy, lit_by_spec, of_type
from layout.desk.told_browser import ToldBrowser
from layout.desk.values import values_of
from layout.findings import LayoutError, Place
from layout.numbering import plain
from layout.page import Tag
from layout.publishing.press_condition import condition_of
from layout.workbench.acts import NONSENSE, Refused, slot_of
from layout.workbench.comments import see_to
from layout.workbench.documents import Document, character_of, from_browser, unit_of
from layout.workbench.proposed import ProposedPages
from layout.workbench.words_in_place import raw_of


class Browser(ToldBrowser):
    """One browser that looks at the desk and asks for things."""

    async def take(self, text: str) -> None:
        """Do what the browser asks for; what cannot be done is answered in words."""
        try:
            asked = json.loads(text)
            handler = _HANDLERS[asked["do"]]
        except NONSENSE:
            return
        try:
            await handler(self, asked)
        except Refused as fault:
            await self.say("warning", fault.zh if self._language == "zh" else fault.en)
        except LayoutError as fault:
            await self.say("error", fault.findings[0].message(self._language))
        except NONSENSE:
            if asked["do"] not in _OF_PLACES:  # such a place went with the text while the question was on its way
                await self.say("error", "这个请求看不懂" if self._language == "zh" else "the request makes no sense")

    # --- what browsers ask for -------------------------------------------------------------------------------------

    async def _open(self, asked: dict[str, Any]) -> None:
        name = str(asked["file"])
        try:
            document = self._bench.document(name)
        except (Refused, LayoutError):
            await self.send({"kind": "unopened", "file": name})  # the browser shows again what it showed
            raise
        self._opened.add(document.name)
        await self.send({"kind": "text", "file": document.name, "version": document.version, "text": document.text})

    async def _edit(self, asked: dict[str, Any]) -> None:
        name = str(asked["file"])
        await self._desk.tell_changes(self._bench.from_disk())
        document = self._bench.document(name)
        if document.version != asked["version"]:
            await self._refuse(document)
            return
        try:
            made = self._bench.edit(name, document.version, from_browser(document.text, asked["changes"]))
        except (ValueError, Refused):
            await self._refuse(document, never=True)
            raise  # to be answered in words, too
        await self._desk.tell_changes((made,), self)

    async def _refuse(self, document: Document, *, never: bool = False) -> None:
        """Answer an edit of another text, or one that is *never* to be had: the text is sent as it is."""
        about = {"file": document.name, "version": document.version, "text": document.text}
        await self.send({"kind": "refused", "never": never, **about})

    async def _act(self, asked: dict[str, Any]) -> None:
        await self._desk.tell_changes(self._bench.from_disk())
        await self._desk.settled()
        await self._desk.tell_changes(self._bench.act(asked))

    async def _undo(self, _: dict[str, Any]) -> None:
        await self._desk.tell_changes(self._bench.undo())

    async def _redo(self, _: dict[str, Any]) -> None:
        await self._desk.tell_changes(self._bench.redo())

    async def _find(self, asked: dict[str, Any]) -> None:
        pages = self._bench.pages
        if pages is None:
            return
        tag = Tag(str(asked.get("story", "")), str(asked.get("role", "")), int(asked.get("part", 0)))
        story = pages.loaded.materials.stories.get(tag.story)
        if asked.get("what") != "spec" and story is not None and tag.role not in ("", "picture"):
            offset = int(asked.get("offset", 0))
            place, words, line = of_type(tag, offset, pages.composed, story)
            name = self._bench.name_of(place.file) if place else ""
            if name:
                await self._lead(in_text(self._bench.document(name), words, line, offset))
                return
        place = slot_of(pages.loaded.issue, asked.get("slot"), asked.get("page")).place
        await self._lead(SourcePlace(self._bench.name_of(place.file), place.line, place.column))

    async def _words(self, asked: dict[str, Any]) -> None:
        """Give the words of a part to be edited on the page; where they cannot be, lead to them."""
        tag = Tag(str(asked.get("story", "")), str(asked.get("role", "")), int(asked.get("part", 0)))
        await self._desk.settled()
        place = None
        with suppress(LayoutError, Refused):
            place = self._bench.words_of(tag)
        if place is None:
            await self._find(asked)
            return
        number, slot = str(asked.get("page")), str(asked.get("slot"))
        placed = self._bench.pages.placed() if self._bench.pages else []
        boxes = boxes_of(tag, [one for page, slots in placed if str(plain(page)) == number for one in slots], slot)
        await self.send({"kind": "words", **place._asdict(), "page": asked.get("page"), "rects": boxes})

    async def _reword(self, asked: dict[str, Any]) -> None:
        await self._desk.tell_changes(self._bench.from_disk())
        name, start, raw, form = str(asked["file"]), int(asked["start"]), str(asked["raw"]), str(asked["form"])
        words = str(asked["words"])
        words.encode()  # half a character is none: UnicodeEncodeError is a ValueError
        await self._desk.tell_changes(self._bench.reword(name, start, raw, words, form))
        await self.send({"kind": "worded", "file": name, "raw": raw_of(words, raw, form)})

    async def _lead(self, place: SourcePlace) -> None:
        if place.file:
            await self.send({"kind": "place", "open": True, **place._asdict()})

    async def _at(self, asked: dict[str, Any]) -> None:
        pages = self._bench.pages
        if pages is None:
            return
        name, line, placed = str(asked["file"]), int(asked["line"]), pages.placed()
        here = [(number, [one.slot for one in slots if self._is_in(one.slot.place, name)]) for number, slots in placed]
        lit = lit_by_spec(line, here)
        if lit:
            lights: list[tuple[int, str, list[list[int]]]] = [(*lit, [])]
        else:
            stories = [one for one in pages.loaded.materials.stories.values() if self._is_in(one.place, name)]
            lights = [*lit_by_copy(line, stories, placed)]
        marks = [{"page": plain(number), "slot": slot, "rects": boxes} for number, slot, boxes in lights]
        await self.send({"kind": "lights", "marks": marks})

    def _is_in(self, place: Place | None, name: str) -> bool:
        return place is not None and self._bench.name_of(place.file) == name

    async def _make(self, asked: dict[str, Any]) -> None:
        what = str(asked["what"])
        if what in RUNS:
            self._desk.background(self._desk.run(what))

    async def _cancel(self, asked: dict[str, Any]) -> None:
        self._desk.give_up(asked.get("id"))

    async def _complete(self, asked: dict[str, Any]) -> None:
        document = self._bench.document(str(asked["file"]))
        at = place_in(document.text, character_of(document.text, int(asked["offset"])))
        found = options(at, values_of(self._bench.pages), self._language)
        start = unit_of(document.text, at.start)
        await self.send({"kind": "complete", "id": asked.get("id"), "from": start, "options": found})

    async def _hover(self, asked: dict[str, Any]) -> None:
        document = self._bench.document(str(asked["file"]))
        words = words_on(document.text, character_of(document.text, int(asked["offset"])), self._language)
        await self.send({"kind": "hover", "id": asked.get("id"), "words": words})

    async def _propose(self, asked: dict[str, Any]) -> None:
        await self._desk.settled()
        try:
            follow = asked.get("follow") is True
            made = await asyncio.to_thread(lambda: self._bench.propose(asked.get("page"), follow=follow))
        except (Refused, LayoutError):
            await self.send({"kind": "proposals", "page": asked.get("page"), "pages": [], "why": []})
            raise
        address = self._desk.pictures.address
        for one in self._showing.proposals(made, self._language, address):
            await self.send(one)
        self._desk.background(self._advise(made))  # it takes seconds

    async def _advise(self, made: ProposedPages) -> None:
        """Tell what would mend the best page of what was *made*."""
        advice = await asyncio.to_thread(self._bench.advise, made)
        if advice is not None:
            await self.send(advice_message(made, advice, self._language))

    async def _check(self, _: dict[str, Any]) -> None:
        if not self._reading:
            self._reading = True
            self._desk.background(self._read_over())  # edits need not wait for it

    async def _read_over(self) -> None:
        """Read the pages that stand as a duty editor does, and tell what was found."""
        from layout.desk.read_over import ReadOver  # its tables are many, and not every desk asks

        try:
            await self._desk.settled()
            bench, made = self._bench, self._bench.good
            if made is None or made.pages is None:
                await self.send({"kind": "check", "list": [], "left": 0, "words": "", "stale": True})
                return
            done = await asyncio.to_thread(ReadOver, made.pages, bench.path)
            named = {bench.name_of(one.place.file) for one in done.found if one.place}
            texts = {name: bench.document(name) for name in bench.names() if name in named}
            message = done.message(self._language, bench.name_of, texts)
            await self.send({**message, "stale": bench.last is not made})
        finally:
            self._reading = False

    async def _proof(self, asked: dict[str, Any]) -> None:
        pages = self._bench.pages
        if pages is None or self._bench.good is None:
            return
        profile = await asyncio.to_thread(lambda: condition_of(pages.loaded.press).profile)
        async with self._shown:
            self._showing.colour(PressColours(profile) if asked.get("on") else None)
        await self.show(self._bench.good)

    async def _see_to(self, asked: dict[str, Any]) -> None:
        see_to(self._bench.path, asked["id"], seen=bool(asked.get("seen", True)))
        await self._desk.tell_comments()

    async def _look_at_dump(self, asked: dict[str, Any]) -> None:
        if not asked.get("on"):
            self._dump_shown = {}
        elif not self._dump_shown:
            self._dump_shown = {"kind": "dump"}
            await self._desk.settled()
            await self.tell_dump()

    async def _speak(self, asked: dict[str, Any]) -> None:
        if asked.get("language") in ("zh", "en"):
            self._language = asked["language"]
            await self.tell_files()
            if self._bench.last is not None:
                await self.show(self._bench.last)


_OF_PLACES: Final = ("at", "complete", "hover")
"""Questions about a place in a text, which nobody but the editor's own cursor asks."""

_HANDLERS: Final[dict[str, Callable[[Browser, dict[str, Any]], Awaitable[None]]]] = {
    "open": Browser._open, "edit": Browser._edit, "act": Browser._act, "undo": Browser._undo, "redo": Browser._redo,
    "find": Browser._find, "at": Browser._at, "make": Browser._make, "cancel": Browser._cancel,
    "complete": Browser._complete, "hover": Browser._hover, "language": Browser._speak,
    "dump": Browser._look_at_dump, "propose": Browser._propose,
    "words": Browser._words, "reword": Browser._reword, "seen": Browser._see_to, "proof": Browser._proof,
    "check": Browser._check,
}  # fmt: skip
"""What a browser may ask for."""
