"""Jumps that lead nowhere, back, or elsewhere than the story goes: reported before a page is made."""

from __future__ import annotations

from collections.abc import Sequence

from layout.findings import Finding, finding
from layout.spec.model import PageSpec, Slot


def jump_faults(pages: Sequence[PageSpec]) -> list[Finding]:
    """What is wrong with the ``jump`` of every slot; slots are known by the slugs of their stories."""
    chains: dict[str, list[tuple[int, Slot]]] = {}
    for page in pages:
        for slot in page.slots:
            if slot.use == "story" and slot.story:
                chains.setdefault(slot.story, []).append((page.number, slot))
    numbers = {page.number for page in pages}
    found: list[Finding] = []
    for slug, chain in chains.items():
        chain.sort(key=lambda one: one[0])
        for index, (number, slot) in enumerate(chain):
            if not slot.jump:
                continue
            after = next((page for page, _ in chain[index + 1 :]), 0)
            facts: dict[str, str | int] = {"name": slug, "page": slot.jump, "number": number}
            if slot.jump <= number:
                loop = any(page == slot.jump != number and other.jump == number for page, other in chain)
                code = "spec-jump-loop" if loop else "spec-jump-back"
                found.append(finding(code, slot.where("jump"), story=slug, **facts))
            elif after and after != slot.jump:
                found.append(finding("spec-jump-elsewhere", slot.where("jump"), story=slug, after=after, **facts))
            elif not after and slot.jump in numbers:
                found.append(finding("spec-jump-nowhere", slot.where("jump"), story=slug, **facts))
    return found
