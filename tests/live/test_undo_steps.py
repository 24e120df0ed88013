"""What one undo takes back: a sentence as it was typed, whatever pauses an input method makes, and no more."""

from __future__ import annotations

import pytest

from layout.trees.spans import TextChange, applied
from layout.workbench.documents import turned_back
from layout.workbench.history import History, Step


class Typist:
    """A text, typed at; time passes as it is told to."""

    def __init__(self, text: str = "旧的一句。") -> None:
        self.text, self.history, self.now = text, History(), 100.0

    def change(self, start: int, end: int, words: str, after: float = 0.1) -> None:
        change = (TextChange(start, end, words),)
        self.now += after
        self.history.add(Step("edit", (("a.md", change),), (("a.md", turned_back(self.text, change)),)), self.now)
        self.text = applied(self.text, change)

    def types(self, *words: str, at: int | None = None, pause: float = 0.1) -> None:
        place = len(self.text) if at is None else at
        for one in words:
            self.change(place, place, one, pause)
            place += len(one)

    def undo(self) -> str:
        step = self.history.undo()
        assert step is not None
        for _, changes in step.undone:
            self.text = applied(self.text, changes)
        return self.text


@pytest.mark.parametrize("pause", [0.1, 1.4, 8.0])
def test_a_sentence_typed_word_by_word_is_one_step(pause):
    typist = Typist()
    typist.types("据", "市生态", "环境局", "有关负责人", "介绍。", pause=pause)
    assert typist.undo() == "旧的一句。"


def test_two_sentences_with_a_pause_between_them_are_two_steps_and_without_it_one():
    for pause, left in ((1.5, "旧的一句。第一句。"), (0.2, "旧的一句。")):
        typist = Typist()
        typist.types("第一", "句。")
        typist.types("第二", "句。", pause=pause)
        assert typist.undo() == left


def test_a_closing_quotation_mark_belongs_to_its_sentence():
    typist = Typist()
    typist.types("“来了。”")
    typist.types("他说", pause=1.5)
    assert typist.undo() == "旧的一句。“来了。”"


def test_a_long_rest_within_a_sentence_begins_a_step():
    typist = Typist()
    typist.types("上半句，")
    typist.types("下半句。", pause=40)
    assert typist.undo() == "旧的一句。上半句，"


def test_what_is_mended_in_the_sentence_itself_belongs_to_it_and_older_words_do_not():
    typist = Typist()
    typist.types("天气清郎", pause=1.2)
    typist.change(8, 9, "", after=1.2)
    typist.types("朗", pause=1.2)
    typist.types("很", at=7, pause=1.2)
    assert typist.text == "旧的一句。天气很清朗"
    typist.change(3, 5, "", after=0.2)
    assert typist.undo() == "旧的一句。天气很清朗"
    assert typist.undo() == "旧的一句。"


def test_brackets_that_close_themselves_and_a_completed_word_are_one_step_with_what_is_typed_in_them():
    typist = Typist("at: ")
    typist.types("[]")
    typist.types("1", at=5)
    typist.types(", 12", at=6, pause=2)
    assert typist.text == "at: [1, 12]"
    assert typist.undo() == "at: "
    typist = Typist("style: ")
    typist.types("da")
    typist.change(7, 9, "daily", after=1.5)
    assert typist.undo() == "style: "


def test_characters_taken_away_one_after_the_other_are_one_step_either_way_and_after_a_pause_two():
    for places in ((4, 3, 2), (2, 2, 2)):
        typist = Typist()
        for place in places:
            typist.change(place, place + 1, "")
        assert typist.text == "旧的"
        assert typist.undo() == "旧的一句。"
    typist = Typist()
    typist.change(4, 5, "")
    typist.change(3, 4, "", after=1.5)
    assert typist.undo() == "旧的一句"


def test_what_is_typed_elsewhere_or_after_undo_is_a_step_of_its_own():
    typist = Typist()
    typist.types("新的")
    typist.types("更", at=0)
    assert typist.undo() == "旧的一句。新的"
    typist.types("句子")
    assert typist.undo() == "旧的一句。新的"
