"""A message that says the same twice, as a page and as plain text, is read once and nothing of it is left out."""

from __future__ import annotations

from layout.dumps.dump import read_dump

HEAD, COPY = "乡村公路通到家门口", "县里今年新修了三十公里乡村公路，沿线的村民出门更方便了。"


def message(plain: str, page: str) -> bytes:
    return f"""From: a@example.com
To: desk@example.com
Subject: x
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{plain}
--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit

{page}
--b--
""".encode()


def test_the_same_words_twice_are_one_story_and_no_finding() -> None:
    copy = read_dump(message(f"{HEAD}\n{COPY}\n", f"<h1>{HEAD}</h1><p>{COPY}</p>"), "a.eml")
    assert [one.headline for one in copy.stories] == [(HEAD,)]
    assert "mht-parts" not in [one.code for one in copy.findings]


def test_a_page_without_the_words_is_not_the_message() -> None:
    copy = read_dump(message(f"{HEAD}\n{COPY}\n", "<p>请用新版查看</p>"), "a.eml")
    assert [one.headline for one in copy.stories] == [(HEAD,)]
    assert "mht-parts" in [one.code for one in copy.findings]


def test_the_greeting_and_the_card_of_a_message_are_no_copy() -> None:
    plain = f"编辑老师好：\n发来稿件一篇，请审。\n\n{HEAD}\n{COPY}\n\n-- \n李明 电话 13800000000\n"
    data = message(plain, "<p>请用新版查看</p>").replace(b"Subject: x", f"Subject: {HEAD}".encode())
    copy = read_dump(data, "a.eml")
    assert [(one.headline, [words.text for words in one.body]) for one in copy.stories] == [((HEAD,), [COPY])]
    left = "".join(str(dict(one.facts)) for one in copy.findings if one.code == "page-furniture")
    assert all(words in left for words in ("编辑老师好", "发来稿件", "李明 电话", "a@example.com"))
