"""Words for what is found in makeup."""

from __future__ import annotations

from layout.messages.model import Message

MESSAGES: dict[str, Message] = {}
