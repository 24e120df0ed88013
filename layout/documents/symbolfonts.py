"""Signs of Microsoft's symbol fonts that copy uses, as the characters Unicode has for them."""

from __future__ import annotations

from typing import Final

_SIGNS: Final = {
    "wingdings": {
        0xFC: "✓", 0xFE: "☑", 0xA8: "☐", 0x6F: "☐", 0xFB: "✗", 0xFD: "☒", 0x6C: "●", 0x6E: "■", 0x75: "◆", 0x76: "❖",
        0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0xAB: "★", 0x9F: "•", 0xA7: "▪", 0x4A: "☺", 0x28: "☎",
        0x2A: "✉", 0x71: "❑",
    },
    "wingdings 2": {0x50: "✓", 0x52: "☑", 0xA3: "☐", 0x54: "☒", 0x4F: "✗"},
    "symbol": {
        0xB7: "·", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞",
        0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0x71: "θ", 0x77: "ω",
        0x57: "Ω", 0x44: "Δ", 0x53: "Σ", 0xD6: "√", 0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xA2: "′", 0xB2: "″",
        0x2D: "−", 0x2B: "+",
    },
}  # fmt: skip
"""By face in small letters and by code."""


def sign_of(face: str, code: int) -> str:
    """The character for sign *code* of *face*, "" where none is known; codes may be those of the private use area."""
    return _SIGNS.get(face.lower(), {}).get(code & 0xFF, "")
