"""What the planner advises is told at the desk, and a button follows it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from stock import front_page, samples

from layout.desk.showing import advice_message
from layout.planner.advice import BORNE, changes_of
from layout.planner.propose import faults_of, propose
from layout.workbench.proposed import ProposedPages


def test_what_would_mend_the_best_page_is_followed_by_other_proposals_or_by_a_cut() -> None:
    issue, materials, page = front_page(53)
    made = propose(issue, materials, page, 1)
    loaded = samples()[0]._replace(issue=issue, materials=materials)
    known = ProposedPages(page, made.pages, made.findings, loaded, 0)
    advice = known.advice()
    assert advice and len(advice.changes) == 1
    after = known.following(advice)
    assert faults_of(known.list[0]) > BORNE >= faults_of(after.list[0])
    assert after.followed == advice and after.advice() is None
    told = advice_message(known, advice, "zh")
    assert told["follow"] == known.act_of(advice) and advice.said.hint("zh") in told["words"]
    for each in changes_of([*materials.stories.values()], page, materials):
        act = known.act_of(advice._replace(changes=(each,)))
        assert act
        if each.kind == "cut":
            (part, start, words), story = act["cut"][0], materials.stories[each.story]
            assert story.body[part].text[start:] == words and len(words) == each.chars
        else:
            assert act["follow"] and act["page"] == 1  # a number, as the browser has it
