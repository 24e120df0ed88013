"""Red, green and blue of somebody's page turned into the press's inks, because somebody has ordered it.

Type and lines stay type and lines: only the operators that choose colours, and the pixels of pictures, are made anew.
Neutral greys become black ink alone, so that type keeps its edges; all else goes through the profile of the press and
is held to the most ink that the plant takes.  Each colour is fitted into the press by the rendering intent that the
page has in force there, each picture by its own if it names one; what is used in several places, by that of the first.
Shadings are sampled along their way and given the inks; meshes whose
corners carry colours of their own stay as they are and are found later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

import pikepdf
from PIL import Image

from layout.intake.large_pictures import in_strips
from layout.intake.shadings import stencil_of, turn_shading
from layout.pdfreader.converter import Converter
from layout.pdfreader.document import inner, opened, unpacked
from layout.pdfreader.images import LARGE, UnmeasuredError, inline_image, planes_of
from layout.pdfreader.inline_keys import said_once
from layout.pdfreader.packed_bytes import NOWHERE, ObjectsIn
from layout.pdfreader.spaces import GRAY, PROCESS, RGB, Space, meant, space_of
from layout.pictures.encode import Encoded, encoded
from layout.pictures.ink import held
from layout.preflight.check import content_of, resources_of
from layout.value import NamedTuple

_MOST: Final = 20_000
_GREY: Final = 0.004
"""Parts of one within which red, green and blue count as the same."""


def converted(data: bytes, name: str, profile: bytes, most_ink: int = 2200) -> bytes:
    """The one-page PDF *data* in four inks as far as can be, no pixel over *most_ink* per mille of a solid."""
    with opened(data, name) as document:
        turn_pages(document, name, profile, most_ink)
        out = BytesIO()
        document.save(out, deterministic_id=True)
    return out.getvalue()


class TurnedPages(NamedTuple):
    """How many colours, pictures and groups were turned *by_intent*, the rendering intent, empty for the usual one."""

    by_intent: dict[str, int]
    left: tuple[tuple[int, int], ...]
    """Width and height of pictures that stay as they are: too large to be turned otherwise than in strips."""


def turn_pages(
    document: pikepdf.Pdf, name: str, profile: bytes, most_ink: int, *, light_only: bool = False,
    file: ObjectsIn = NOWHERE,
) -> TurnedPages:  # fmt: skip
    """Turn every page of *document*, called *name*, in its place: what was turned, and what could not be.

    With *light_only* pictures in four inks stay as they are, whatever their ink.  Data of large pictures are looked for
    in *file*, if it is given.
    """
    turner = _Turner(document, name, Converter(profile), most_ink, file)
    turner.light_only = light_only
    for page in document.pages:
        resources = resources_of(page.obj)
        before = turner.count
        content = turner.stream(content_of(page.obj, name), resources, "")
        if turner.count > before or not light_only:
            page.obj.Contents = document.make_stream(content)
        turner.group(page.obj)
        turner.under(resources)
    return TurnedPages(dict(+turner.turned), tuple(turner.left))


class _Turner:
    """Goes through everything that is drawn, each object once."""

    def __init__(self, document: pikepdf.Pdf, name: str, converter: Converter, most_ink: int, file: ObjectsIn) -> None:
        self._document, self._name, self._converter, self._most = document, name, converter, most_ink
        self._file = file
        self._seen: set[object] = set()
        self.light_only = False
        self.turned = Counter[str]()
        """How many colours, pictures and groups were turned, by rendering intent."""
        self.left: list[tuple[int, int]] = []
        """As :attr:`TurnedPages.left`."""
        self._used: dict[object, str] = {}
        """The intent in force where an object was first used."""

    @property
    def count(self) -> int:
        return self.turned.total()

    def under(self, resources: Any) -> None:
        """Pictures, forms, patterns and shadings that *resources* name."""
        if resources is None:
            return
        for one in inner(resources, "/Shading").values():
            self._shading(one, resources)
        for one in inner(resources, "/Pattern").values():
            if isinstance(one, pikepdf.Dictionary):
                self._shading(one.get("/Shading"), resources)
        for key in ("/XObject", "/Pattern"):
            for obj in inner(resources, key).values():
                if not isinstance(obj, pikepdf.Stream) or obj.objgen in self._seen or len(self._seen) > _MOST:
                    continue
                self._seen.add(obj.objgen)
                if str(obj.get("/Subtype", "")) == "/Image":
                    self._image(obj, resources)
                else:
                    own = obj.get("/Resources", resources)
                    begun = self._used.get(obj.objgen, "")
                    before, content = self.count, self.stream(unpacked(obj, self._name), own, begun)
                    if self.count > before or not self.light_only:
                        obj.write(content)
                    self.group(obj)
                    self.under(own)
        for state in inner(resources, "/ExtGState").values():
            mask = inner(state, "/SMask")  # what is no state is told of by preflight, and stays as it is
            if isinstance(mask.get("/G"), pikepdf.Stream):
                self.under(mask.G.get("/Resources"))

    def group(self, obj: Any) -> None:
        """A transparency group mixes in the press's inks."""
        group = obj.get("/Group")
        if isinstance(group, pikepdf.Dictionary) and "/CS" in group and _is_rgb(space_of(group.CS, None)):
            group.CS = pikepdf.Name.DeviceCMYK
            self.turned[""] += 1

    def stream(self, content: bytes, resources: Any, intent: str) -> bytes:
        """The *content*, which begins with *intent* in force, with every colour of red, green and blue as inks."""
        made: list[Any] = []
        now: list[Space] = [GRAY, GRAY]
        kept: list[tuple[list[Space], str]] = []
        for one in pikepdf.parse_content_stream(self._document.make_stream(said_once(content))):
            word = str(one.operator)
            line = word.isupper()
            if word == "INLINE IMAGE":
                one = self._inline(one, resources, intent) or one
            elif word == "q":
                kept.append((list(now), intent))
            elif word == "Q" and kept:
                now, intent = kept.pop()
            elif word in ("ri", "gs"):
                intent = _intent_of(word, one.operands, resources, intent)
            elif word in ("rg", "RG"):
                one = self._inks(meant(RGB, intent), one.operands, line=line)
                now[line] = GRAY
            elif word in ("g", "G", "k", "K"):
                now[line] = GRAY
            elif word in ("cs", "CS"):
                now[line] = space_of(one.operands[0], resources)
                if _is_rgb(now[line]):
                    one = self._inks(meant(now[line], intent), [0, 0, 0], line=line)
            elif word in ("sc", "scn", "SC", "SCN") and _is_rgb(now[line]):
                one = self._inks(meant(now[line], intent), one.operands, line=line)
            elif word in _USES and len(one.operands):
                self._use(inner(resources, _USES[word]).get(str(one.operands[-1])), intent)
            made.append(one)
        written: bytes = pikepdf.unparse_content_stream(made)
        return written

    def _use(self, obj: Any, intent: str) -> None:
        """An XObject, a shading or a pattern is used with *intent* in force."""
        for one in (obj, obj.get("/Shading") if isinstance(obj, pikepdf.Dictionary) else None):
            if isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)) and one.objgen[0]:
                self._used.setdefault(one.objgen, intent)

    def _inks(self, space: Space, operands: Any, *, line: bool) -> Any:
        self.turned[space.intent] += 1
        plates = self._plates(space, [float(one) for one in operands])
        return (plates, pikepdf.Operator("K" if line else "k"))

    def _plates(self, space: Space, values: Sequence[float]) -> list[float]:
        """A colour as shares of the four inks, 0 to 1."""
        if space.kind != "lab" and len(values) == 3 and max(values) - min(values) <= _GREY:
            return [0.0, 0.0, 0.0, round(1 - sum(values) / 3, 4)]
        inks = self._converter.inks(space, tuple(values))
        pixel = Image.new("CMYK", (1, 1), tuple(round(inks.on(plate) * 255) for plate in PROCESS))
        return [round(value / 255, 4) for value in held(pixel, self._most).tobytes()]

    def _shading(self, shading: Any, resources: Any) -> None:
        if not isinstance(shading, (pikepdf.Dictionary, pikepdf.Stream)):
            return
        space = meant(space_of(shading.get("/ColorSpace"), resources), self._used.get(shading.objgen, ""))
        if shading.objgen in self._seen or not _is_rgb(space):
            return
        if shading.objgen != (0, 0):
            self._seen.add(shading.objgen)
        self.turned[space.intent] += turn_shading(self._document, shading, lambda values: self._plates(space, values))

    def _inline(self, one: Any, resources: Any, intent: str) -> Any:
        """The order that shows an inline picture, as one among *resources* where it was turned; else nothing."""
        image = self._document.make_indirect(inline_image(one, self._document))
        before = self.count
        self._use(image, intent)
        self._image(image, resources)
        if self.count == before or resources is None:
            return None
        if "/XObject" not in resources:
            resources.XObject = pikepdf.Dictionary()
        name = f"/Inline{image.objgen[0]}"
        image.Type, resources.XObject[name] = pikepdf.Name.XObject, image
        return ([pikepdf.Name(name)], pikepdf.Operator("Do"))

    def _image(self, image: Any, resources: Any) -> None:
        if bool(image.get("/ImageMask", False)):
            return
        intent = str(image.get("/Intent", self._used.get(image.objgen, ""))).lstrip("/")
        space = meant(space_of(image.get("/ColorSpace"), resources), intent)
        rgb = _is_rgb(space) or (space.kind == "indexed" and space.base is not None and _is_rgb(space.base))
        if not rgb and (space.kind != "cmyk" or self.light_only):
            return
        keyed = isinstance(image.get("/Mask"), pikepdf.Array)
        mask = stencil_of(self._document, image) if keyed else None
        if keyed and mask is None:
            return  # its colour key names colours that it would no longer have
        size = int(image.Width), int(image.Height)
        if size[0] * size[1] > LARGE:
            large = in_strips(image, space, self._converter, self._file, self._most)
            if large is not None:
                self._put(image, Encoded(large, "FlateDecode", None, self._most), mask)
                self.turned[space.intent] += 1
            elif rgb:
                self.left.append(size)
            return
        try:
            planes = planes_of(image, space, self._converter)
        except UnmeasuredError:
            return
        plates = [planes.get(plate) or Image.new("L", size) for plate in PROCESS]
        inks = Image.merge("CMYK", plates)
        if not rgb and held(inks, self._most).tobytes() == inks.tobytes():
            return  # four inks within bounds stay as they are
        flat = "DCT" not in str(image.get("/Filter", "")) and "JPX" not in str(image.get("/Filter", ""))
        self.turned[space.intent] += 1
        self._put(image, encoded(held(inks, self._most), flat=flat, limit=self._most), mask)

    def _put(self, image: Any, made: Encoded, mask: Any) -> None:
        """*image* has the pixels *made*, and is seen through *mask* where it had a colour key."""
        image.write(made.data, filter=pikepdf.Name(f"/{made.filter}"))
        image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceCMYK, 8
        for key in ("/Decode", "/DecodeParms", "/Intent", "/SMaskInData"):
            if key in image:
                del image[key]
        if mask is not None:
            image.Mask = mask
        if made.decode is not None:
            image.Decode = pikepdf.Array(list(made.decode))


_USES: Final = {"Do": "/XObject", "sh": "/Shading", "scn": "/Pattern", "SCN": "/Pattern"}


def _intent_of(word: str, operands: Any, resources: Any, before: str) -> str:
    """The rendering intent after ``ri`` or ``gs`` where *before* was in force."""
    named = operands[0] if len(operands) else None
    if word == "gs":
        named = inner(inner(resources, "/ExtGState"), str(named)).get("/RI")
    return before if named is None else str(named).lstrip("/")


def _is_rgb(space: Space) -> bool:
    return space.kind in ("rgb", "lab") or (space.kind in ("icc", "cal") and space.count == 3)
