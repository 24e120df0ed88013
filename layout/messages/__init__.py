"""The catalogue: every finding code with its severity and its words in Chinese and English."""

from __future__ import annotations

from layout.messages import files, fonts, makeup, output, pictures, spec, stories, typeset
from layout.messages.model import Message

CATALOGUE: dict[str, Message] = {
    **files.MESSAGES, **stories.MESSAGES, **spec.MESSAGES, **fonts.MESSAGES, **typeset.MESSAGES, **makeup.MESSAGES,
    **output.MESSAGES, **pictures.MESSAGES,
}  # fmt: skip

__all__ = ["CATALOGUE", "Message"]
