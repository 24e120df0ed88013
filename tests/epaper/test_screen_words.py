"""The e-paper's own labels are in the language of the issue, and no template has words of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layout.composing import compose
from layout.epaper.gather import Sizes, gather
from layout.epaper.site import site
from layout.epaper.words import HANS, HANT, JAPANESE, screen_words
from layout.loading.load import load
from layout.numbering import PageNumber
from layout.publishing.epaper_files import headings, kit_templates

A3 = PageNumber.of("A3")
ROOT = Path(__file__).resolve().parents[2]


def test_no_template_has_chinese_of_its_own() -> None:
    for name, text in kit_templates().items():
        if name.endswith((".html", ".xhtml", ".js")):
            assert not re.search("[\u3040-\u9fff]", text), name


@pytest.mark.parametrize("words", [HANT, JAPANESE])
def test_every_label_takes_what_that_of_the_mainland_takes(words: object) -> None:
    assert isinstance(words, type(HANS))
    for name in HANS._fields:
        if name != "front":
            assert getattr(words, name).count("{}") == getattr(HANS, name).count("{}"), name


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-Hant-TW", HANT), ("zh_HK", HANT), ("ja", JAPANESE), ("ja-JP", JAPANESE),
        ("zh-Hans", HANS), ("en", HANS), ("yue-Hant-HK", HANT),
    ],
)  # fmt: skip
def test_a_language_has_its_labels(language: str, words: object) -> None:
    assert screen_words(language) is words


def test_a_taiwanese_paper_has_traditional_labels() -> None:
    loaded = load(ROOT / "seeds/nanwan/issue.yaml")
    composed = compose(loaded.issue, loaded.materials)
    publication = gather(composed, loaded.materials.stories, loaded.materials.styles, Sizes({}))
    assert publication.facts[0] == "中華民國113年11月16日　星期六"
    assert publication.facts[1].startswith("農曆甲辰年")
    made = site(publication, kit_templates(), {})
    contents = made["contents.html"].decode()
    assert "本期目錄" in contents and "搜尋" in contents and "頭版" in contents
    every = "".join(data.decode() for name, data in made.items() if name.endswith(".html"))
    assert not set("录头图质农历价") & set(every)
    assert headings(publication)[0].title == "第1版"
    # A page of a section has a label, which is no ordinal.
    labelled = publication._replace(leaves=tuple(one._replace(number=A3) for one in publication.leaves))
    labelled = labelled._replace(articles=tuple(one._replace(pages=(A3,)) for one in publication.articles))
    assert headings(labelled)[0].title == "A3版"
    every = "".join(data.decode() for name, data in site(labelled, kit_templates(), {}).items() if "html" in name)
    assert "A3版" in every and "A3版版面圖" in every and 'data-page="{}版"' in every and "第A3" not in every
    # The same issue in Japanese says it in Japanese.
    japanese = site(publication._replace(language="ja"), kit_templates(), {})["contents.html"].decode()
    assert "この号の目次" in japanese and "1面" in japanese and "目錄" not in japanese
