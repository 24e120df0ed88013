"""Signatures of more than one part: who signs, and the day."""

from __future__ import annotations

from layout.fonts.library import Library
from layout.spec.styles import TextStyle
from layout.typeset import Line, Piece, aligned, set_line
from layout.units import Length


def signature_lines(text: str, style: TextStyle, measure: Length, faces: Library) -> tuple[Line, ...]:
    """The signature *text* in lines of *measure* at the right, divided where it has blanks.

    Who signs and the day each stay whole.  Empty where it has no blank, goes on one line, or has a part that is wider
    than the measure.
    """
    made: list[Line] = []
    at = 0
    for end in [*(place for place, char in enumerate(text) if char in " \u3000"), len(text)] if " " in text else ():
        line = set_line((Piece(text[at:end], style),), style, faces)._replace(start=at, end=end)
        if line.width <= measure and made:
            made[-1] = line
        elif line.width <= measure:
            made.append(line)
        else:
            at = made[-1].end + 1 if made else at
            line = set_line((Piece(text[at:end], style),), style, faces)._replace(start=at, end=end)
            if line.width > measure:
                return ()
            made.append(line)
    return tuple(aligned(one, measure, "right") for one in made) if len(made) > 1 else ()
