"""A paragraph divided where its spans begin and end."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from layout.stories.model import Paragraph, Span, stretches

SPANS = st.lists(
    st.builds(
        lambda start, size, kind: Span(start, start + size, kind),
        st.integers(0, 12), st.integers(0, 8), st.sampled_from(("strong", "ruby", "note", "dots")),
    ), max_size=9,
)  # fmt: skip


@given(SPANS)
def test_every_stretch_has_the_spans_that_hold_for_all_of_it(spans: list[Span]) -> None:
    text = "今年全市粮食总产量达到十年"
    made = [*stretches(Paragraph("p", text, spans=tuple(spans)))]
    assert "".join(words for words, _ in made) == text
    cuts = [0]
    for words, _ in made:
        cuts.append(cuts[-1] + len(words))
    bases = [(one.start, min(one.end, len(text))) for one in spans if one.kind == "ruby"]
    edges = {0, len(text), *(edge for one in spans for edge in one[:2] if edge <= len(text))}
    assert set(cuts) == {edge for edge in edges if not any(start < edge < end for start, end in bases)}
    for (start, end), (_, holding) in zip(pairwise(cuts), made, strict=True):
        assert sorted(holding) == sorted(one for one in spans if one.start <= start and end <= one.end)
        assert [(one.start, -one.end) for one in holding] == sorted((one.start, -one.end) for one in holding)
