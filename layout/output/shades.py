"""Shades as patterns of the file (ISO 32000-1, 8.7.4.5), and states in which what lies under them is seen (11.6)."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from layout.output.file import File, Ref, Value
from layout.output.model import Make
from layout.page import Ink, InkStop
from layout.streams.drawings import DrawnShade, SeenThrough
from layout.streams.operands import number
from layout.streams.spots import shown_as

_ALL: tuple[Value, ...] = (-14400, -14400, 14400, 14400)
"""More than any page."""


class ShadePrinter:
    """Makes shades in the colours of *make*, through the press's *profile* for a proof, or on the *planes* of spots."""

    def __init__(self, file: File, make: Make, profile: Ref | None, planes: Mapping[str, Value]) -> None:
        self._file, self._make, self._profile, self._planes = file, make, profile, planes

    def pattern(self, one: DrawnShade) -> Ref:
        """The shade as a pattern to fill and stroke with."""
        spot = next((stop.ink.spot for stop in one.stops if stop.ink.spot), "")
        plane = self._planes.get(spot) if spot else None
        space: Value = "/DeviceCMYK" if plane is None else plane
        if self._make.colours == "rgb":
            space = "/DeviceRGB"
        elif self._make.colours == "proof" and self._profile:
            space = ["/ICCBased", self._profile]
        way = self._way(one.stops, [self._colour(stop.ink, plane) for stop in one.stops])
        return self._file.add({
            "Type": "/Pattern", "PatternType": 2, "Shading": self._shading(one, space, way),
            "Matrix": [number(value) for value in one.matrix],
        })  # fmt: skip

    def state(self, one: SeenThrough) -> Ref:
        """A state of graphics that lets through what lies under what is drawn."""
        made: dict[str, Value] = {"Type": "/ExtGState", "ca": number(one.fill), "CA": number(one.stroke)}
        if one.veil is not None:
            veil = one.veil
            way = self._way(veil.stops, [[number(stop.opacity)] for stop in veil.stops])
            matrix = " ".join(number(value) for value in veil.matrix)
            form: dict[str, Value] = {
                "Type": "/XObject", "Subtype": "/Form", "BBox": _ALL,
                "Group": {"S": "/Transparency", "CS": "/DeviceGray"},
                "Resources": {"Shading": {"S": self._shading(veil, "/DeviceGray", way)}},
            }  # fmt: skip
            group = self._file.stream(f"{matrix} cm /S sh".encode(), form)
            made["SMask"] = {"Type": "/Mask", "S": "/Luminosity", "G": group}
        return self._file.add(made)

    def _shading(self, one: DrawnShade, space: Value, way: Value) -> Value:
        circle: list[Value] = [*(f"{value / 1_000_000:.6f}" for value in one.focus), 0, 0, 1]
        return {
            "ShadingType": 3 if one.radial else 2, "ColorSpace": space, "Function": way, "Extend": ["true", "true"],
            "Coords": circle if one.radial else [0, 0, 1, 0],
        }  # fmt: skip

    def _colour(self, ink: Ink, plane: Value | None) -> list[Value]:
        if self._make.colours == "rgb":
            return [f"{light / 255:.3g}" for light in self._make.rgb[shown_as(ink)]]
        if plane is not None:
            return [number(ink.share if ink.spot else 0)]
        return [number(plate) for plate in shown_as(ink)]

    def _way(self, stops: tuple[InkStop, ...], colours: list[list[Value]]) -> Value:
        """The function from a share of the way to a colour: from stop to stop evenly."""
        known = list(zip((stop.at for stop in stops), colours, strict=True))
        if known[0][0]:
            known = [(0, colours[0]), *known]
        if known[-1][0] < 1000:
            known.append((1000, known[-1][1]))
        parts = [(a, b) for a, b in pairwise(known) if b[0] > a[0]]
        each: list[Value] = [
            {"FunctionType": 2, "Domain": [0, 1], "C0": a[1], "C1": b[1], "N": 1} for a, b in parts
        ]  # fmt: skip
        if len(each) == 1:
            return self._file.add(each[0])
        bounds = [number(b[0]) for _, b in parts[:-1]]
        return self._file.add({
            "FunctionType": 3, "Domain": [0, 1], "Functions": each, "Bounds": bounds, "Encode": [0, 1] * len(each),
        })  # fmt: skip
