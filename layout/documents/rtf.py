"""An RTF document as lines of copy: paragraphs, tables, notes, and what its words are; one pass, bounded in depth.

Of the form of the file (Rich Text Format, 1.9) only what copy can hold is read; groups that are marked as optional and
not known are passed over, as the form asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from layout.characters.source import BLANKS, OTHER_ENDS
from layout.documents.direct_formatting import Formatting
from layout.documents.docxblocks import DocxBlock, numbered, run_on
from layout.documents.docxlines import lines_of_blocks
from layout.documents.rtfheader import RtfFaces, RtfStyles
from layout.documents.rtfsigns import CODECS, SIGNS, SYMBOLS
from layout.documents.rtfstate import RtfState, RtfText
from layout.documents.rtftables import RtfTable
from layout.documents.rtftokens import CLOSE, MOST_WORDS, OPEN, TEXT, WORD, rtf_tokens
from layout.findings import Finding, Place, finding
from layout.markup.equations import CIRCLED, equation_of
from layout.markup.marked_lines import MarkedLines
from layout.stories.model import Paragraph

_DEEPEST: Final = 400


def _mark(count: int) -> str:
    """The mark of the note after *count* others."""
    return CIRCLED[count] if count < len(CIRCLED) else f"[{count + 1}]"


def read_rtf(data: bytes, name: str) -> MarkedLines:
    """The lines of an RTF document.  Never raises: what is broken ends it there, what is left out is reported."""
    reader = _RtfReader()
    reader.read(data)
    if reader.is_too_much:
        return MarkedLines(
            (), {}, (finding("copy-too-much", Place(name), file=name, what=f"> {MOST_WORDS} RTF words"),)
        )
    found: list[Finding] = []
    marked = lines_of_blocks(reader.blocks(), reader.styles.names(), name, found)
    return marked._replace(findings=(*found, *reader.findings(name)))


class _RtfReader:
    """Goes through the words of a document with a stack of what holds in its groups."""

    def __init__(self) -> None:
        self.styles = RtfStyles()
        self.is_too_much = False
        self._state = RtfState()
        self._stack: list[RtfState] = []
        self._deeper = 0
        self._opened = self._starred = False
        self._bytes = bytearray()
        self._skip = self._high = 0
        self._codec = "cp1252"
        self._faces = RtfFaces()
        self._text = RtfText()
        self._outer: list[tuple[int, RtfText]] = []
        self._blocks: list[DocxBlock] = []
        self._notes: list[DocxBlock] = []
        self._cell: list[DocxBlock] = []
        self._table = RtfTable()
        self._said: list[str] = []
        self._left: dict[str, list[str]] = {"hidden": [], "struck": [], "deleted": []}
        self._around: list[str] = []
        self._counts = {"pict": 0, "annotation": 0, "object": 0}
        self._not_carried: list[str] = []

    def read(self, data: bytes) -> None:
        """Take all of *data*, if it has no more than :data:`MOST_WORDS`."""
        for count, (kind, word, value) in enumerate(rtf_tokens(data)):
            if count == MOST_WORDS:
                self.is_too_much = True
                return
            if kind == TEXT:
                self._put_bytes((word if self._stack else word.strip("\0")).encode("latin-1"))  # WordPad ends so
            elif kind == OPEN:
                self._push()
            elif kind == CLOSE:
                self._pop()
            elif kind == WORD:
                self._word(word, value)
            elif word == "*":
                self._starred = True
            else:
                self._flush()
                self._put(SYMBOLS.get(word, word))
        while self._stack:
            self._pop()
        self._flush()
        self._end_paragraph()
        self._end_table()

    def _push(self) -> None:
        self._flush()
        if len(self._stack) >= _DEEPEST:
            self._deeper += 1
            return
        self._stack.append(self._state)
        self._opened, self._starred = True, False

    def _pop(self) -> None:
        self._flush()
        if self._deeper or not self._stack:
            self._deeper = max(0, self._deeper - 1)
            return
        state, self._state = self._state, self._stack.pop()
        left = state.place if state.place != self._state.place else ""
        if left == "fldinst":
            self._end_instruction()
        elif left == "field":
            self._end_field()
        elif left == "note" and self._outer:
            self._end_note()
        elif state.place == "stylesheet":
            self.styles.end(state.style, "".join(self._said))
            self._said = []

    def _put_bytes(self, raw: bytes) -> None:
        """Plain characters; those that stand in for one given by its number are passed over."""
        if self._skip:
            passed = min(self._skip, len(raw))
            self._skip -= passed
            raw = raw[passed:]
        self._bytes += raw
        self._opened = self._opened and not raw

    def _flush(self) -> None:
        """Characters of one face, of which bytes may be halves until now."""
        self._skip = 0
        if self._bytes:
            aside = self._state.place in ("fonttbl", "listtext")
            words = self._faces.decoded(self._state.font, bytes(self._bytes), self._codec, as_signs=not aside)
            self._bytes.clear()
            self._put(words)

    def _put(self, words: str) -> None:
        state = self._state
        if not words or state.place in ("skipped", "upr"):
            pass
        elif state.place == "fonttbl":
            self._faces.named(state.font, words)
        elif state.place in ("stylesheet", "fldinst"):
            self._said.append(words)
        elif state.place == "listtext":
            self._text.aside.append("·" if self._faces.holds_signs(state.font) and words.strip() else words)
        elif state.place == "around":
            self._around.append(words)
        elif state.left:
            self._left[min(state.left)].append(words)
        else:
            self._text.put(OTHER_ENDS.sub("\n", words), state, heavy=self._faces.is_heavy(state.font))

    def _word(self, word: str, value: int | None) -> None:
        if word == "u" and value is not None:
            self._number(value & 0xFFFF)
            return
        self._flush()
        if self._opened or self._starred:
            self._begin(word, starred=self._starred)
            self._opened = self._starred = False
        if word in SIGNS:
            self._sign(word)
        elif word in ("cell", "nestcell"):
            self._end_cell()
        elif word in ("row", "nestrow"):
            self._end_row()
        elif word == "chftn":
            self._note_mark()
        elif word == "ansicpg":
            self._codec = CODECS.get(value or 0, "cp1252")
        elif self._state.place == "fonttbl" and word == "fcharset":
            self._faces.take(self._state.font, value or 0)
        else:
            self._state = self._state.take(word, value)
            if self._state.place == "stylesheet":
                self.styles.take(word, value)
            elif self._state.place in ("", "field", "note"):
                self._text.take(word, value)
                self._table.take(word, value)
                if word == "highlight" and value:
                    self._not_carried.append("highlight")

    def _number(self, code: int) -> None:
        """A character by its number; one beyond the first plane comes as two."""
        self._flush()
        self._skip = self._state.skips
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            self._put(chr(0x10000 + (self._high - 0xD800) * 0x400 + code - 0xDC00) if self._high else "\ufffd")
            self._high = 0
        elif code >= 0xF000 and self._faces.holds_signs(self._state.font):
            self._put(self._faces.sign(self._state.font, code))
        else:
            self._put(chr(code))

    def _sign(self, word: str) -> None:
        if word in ("par", "sect") and self._state.place in ("", "field", "note"):
            self._end_paragraph()
        else:
            self._put(SIGNS[word])

    def _begin(self, word: str, *, starred: bool) -> None:
        """A group of its own begins."""
        state = self._state
        if word in self._counts and state.place != "skipped":
            self._counts[word] += 1
        if word == "moMath":
            self._not_carried.append("formula")
        self._state = entered = state.entered(word, starred=starred)
        if entered.place == state.place:
            return
        if entered.place == "note":
            self._outer.append((len(self._stack), self._text))
            self._text = RtfText()
        elif entered.place == "field":
            self._text.fields.append(self._text.size)
        elif entered.place in ("fldinst", "stylesheet"):
            self._said = []
        elif entered.place == "listtext":
            self._text.aside = []

    def _end_instruction(self) -> None:
        said = "".join(self._said).strip()
        if said[:3].upper() != "EQ ":
            return
        words, kind, value = equation_of(said[3:])
        start = self._text.size
        self._text.put(words, self._state)
        if kind == "ruby":
            self._text.hold(start, "ruby", value)
        elif kind:
            self._not_carried.append(kind)

    def _end_field(self) -> None:
        start = self._text.fields.pop() if self._text.fields else 0
        said, self._said = "".join(self._said).strip(), []
        address = said[10:].partition('"')[2].partition('"')[0] if said[:10].upper() == "HYPERLINK " else ""
        if address.lower().startswith(("http://", "https://")):
            self._text.hold(start, "link", address)

    def _note_mark(self) -> None:
        """The mark of a note, in the text before it; in the note itself it stands at its front."""
        if not self._outer and self._state.place in ("", "field"):
            start = self._text.size
            self._text.put(_mark(len(self._notes)), RtfState())
            self._text.hold(start, "note")

    def _end_note(self) -> None:
        text, spans = self._text.taken()
        self._text = self._outer.pop()[1]
        mark = _mark(len(self._notes))
        block = run_on(DocxBlock(mark), DocxBlock(" ".join(text.rstrip(BLANKS + "\n").split("\n")), spans))
        self._notes.append(block._replace(structure=Paragraph("note", block.text, (), block.spans, mark)))

    def _end_paragraph(self) -> None:
        in_table = self._text.in_table
        block = self._taken()
        if self._outer:
            self._text.put(f"{block.text}\n", RtfState())
        elif in_table:
            self._cell.append(block)
        else:
            self._end_table()
            self._blocks.append(block)

    def _taken(self) -> DocxBlock:
        """The paragraph that is over: an item of a list, if its number stands beside it, or a plain one."""
        label = "".join(self._text.aside).strip(BLANKS + "\n") if self._text.aside else ""
        label = "·" if label and not any(map(str.isalnum, label)) else label
        formatting = self._text.formatting()
        style = str(self._text.style)
        text, spans = self._text.taken()
        block = DocxBlock(text, spans, style, None, Formatting(*formatting), self._text.outline)
        if not label or not text.strip(BLANKS + "\n"):
            return block
        heading = bool(self._text.outline) or self.styles.is_heading(style)
        return numbered(block, label, self._text.level, heading=heading)

    def _end_cell(self) -> None:
        self._table.end_cell([*self._cell, self._taken()])
        self._cell = []

    def _end_row(self) -> None:
        self._table.end_row()
        self._text.in_table = False

    def _end_table(self) -> None:
        self._blocks += self._table.taken()

    def blocks(self) -> Iterator[DocxBlock]:
        """The blocks in order, then the notes."""
        yield from self._blocks
        yield from self._notes

    def findings(self, name: str) -> Iterator[Finding]:
        """What was left out."""
        place = Place(name)
        for key, code in (("deleted", "docx-deleted"), ("hidden", "copy-hidden"), ("struck", "copy-struck")):
            words = "".join(self._left[key]).strip()
            if words:
                yield finding(code, place, count=len(words), words=words[:16])
        if any(map(str.isalpha, around := "".join(self._around).strip())):
            yield finding("docx-around", place, count=len(around), words=around[:24])
        if self._counts["pict"]:
            yield finding("docx-pictures", place, count=self._counts["pict"], listed="")
        if self._counts["annotation"]:
            yield finding("docx-comments", place, count=self._counts["annotation"])
        kinds = [*self._not_carried, *(["object"] * self._counts["object"])]
        if kinds:
            listed = "  ".join(f"{kind} {kinds.count(kind)}" for kind in dict.fromkeys(kinds))
            yield finding("docx-not-carried", place, count=len(kinds), listed=listed)
        signs = self._faces.unknown
        if signs:
            yield finding("docx-signs", place, count=len(signs), listed="  ".join(dict.fromkeys(signs))[:200])
