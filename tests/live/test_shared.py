"""Pages shown to others: only to who has the word, to be read, commented on and signed; `handoff` can ask for it."""

from __future__ import annotations

import http.client
import json
import math
import re
from contextlib import contextmanager
from pathlib import Path

import pytest
from desk_browser import By, Keys, looked_at, waited
from desk_server import Talk, served, talk
from test_workbench import GRAIN, RIVER, SPEC
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from layout.cli import main
from layout.workbench.acts import Refused
from layout.workbench.comments import MOST_WORDS, add_comment, read_comments, see_to, sign

ALLOWED = SPEC.replace("style: daily\n", "style: daily\nallow: {欠稿: 样张, 天窗: 样张}\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "issue"
    inside.mkdir()
    for name, text in (("issue.yaml", ALLOWED), ("grain.md", GRAIN), ("river.md", RIVER)):
        (inside / name).write_text(text, "utf-8")
    return inside


class Door:
    """The door of what is shared."""

    def __init__(self, lines) -> None:
        self.word = next(lines).split()[-1]
        self.port = int(re.search(r":(\d+)/", next(lines))[1])
        self.host = f"127.0.0.1:{self.port}"

    def asked(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, bytes, str]:
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        link.request(method, path, body or None, {"Host": self.host, **headers})
        answer = link.getresponse()
        told = answer.status, answer.read(), answer.getheader("Set-Cookie") or ""
        link.close()
        return told

    def entered(self, word: str) -> tuple[int, str]:
        status, _, cookie = self.asked("POST", "/enter", f"word={word}", Origin=f"http://{self.host}")
        return status, cookie.split(";")[0]

    @contextmanager
    def guest(self, cookie: str):
        headers = {"Cookie": cookie} if cookie else {}
        address, origin = f"ws://{self.host}/ws", f"http://{self.host}"
        with connect(address, origin=origin, additional_headers=headers, max_size=None) as socket:
            yield Talk(socket)


@pytest.fixture
def shared(folder):
    with served(folder / "issue.yaml", folder.parent / "out", "--share") as desk:
        yield desk, Door(desk.process.stdout)


def test_only_who_has_the_word_is_shown_anything(shared):
    _, door = shared
    assert b'name="word"' in door.asked("GET", "/")[1]
    assert door.asked("GET", "/picture/a.png")[0] == 403
    assert door.asked("GET", "/", Host="evil.example:80")[0] == 421
    assert door.asked("POST", "/enter", f"word={door.word}", Origin="http://evil.example")[0] == 403
    assert door.asked("POST", "/enter", "word=" + "x" * 2000, Origin=f"http://{door.host}")[0] == 413
    for cookie in ("", "pages=wrong"):
        with pytest.raises(InvalidStatus), door.guest(cookie):
            pass
    assert door.entered("wrong") == (403, "")
    status, cookie = door.entered(door.word)
    assert status == 303
    status, page, _ = door.asked("GET", "/", Cookie=cookie)
    assert b"share.js" in page
    assert door.asked("GET", "/static/../served.py")[0] == 404


def test_guests_read_comment_and_sign_and_change_nothing_else(shared, folder):
    desk, door = shared
    _, cookie = door.entered(door.word)
    with talk(desk) as editor, door.guest(cookie) as guest:
        editor.until("state", ok=True)
        guest.until("pages")
        for asked in ({"do": "open", "file": "grain.md"}, {"do": "act", "act": "remove", "slot": "lead", "page": 1},
                      {"do": "undo"}, {"do": "make", "what": "pdf"}, {"do": "reword"}, {}, [],
                      {"do": "comment", "page": "1", "x": math.inf, "y": 0, "who": "王", "words": "无穷"}):  # fmt: skip
            guest._socket.send(json.dumps(asked))
        guest.ask("comment", page="1", x=1000, y=2000, who="王 值班", words="标题再核一下")
        told = editor.until("comments")
        while not told["list"]:
            told = editor.until("comments")
        assert (told["list"][0]["who"], told["list"][0]["words"]) == ("王 值班", "标题再核一下")
        editor.ask("seen", id=1)
        while not guest.until("comments")["list"] or not guest.heard[-1]["list"][0]["done"]:
            pass
        guest.ask("comment", page="9", x=1, y=1, who="王", words="没有这一版")
        assert guest.until("said")["severity"] == "warning"
        guest.ask("sign", page="1", who="王 值班")
        while not guest.until("comments")["signed"]:
            pass
        assert guest.heard[-1]["signed"][0]["current"] is True
        assert not {one["kind"] for one in guest.heard} & {"text", "findings", "fits", "state", "changed", "run"}
    assert (folder / "issue.yaml").read_text("utf-8") == ALLOWED
    assert (folder / "grain.md").read_text("utf-8") == GRAIN


def test_handoff_can_ask_that_pages_are_signed_as_they_are(shared, folder, capsys):
    _, door = shared
    asked = ["handoff", str(folder / "issue.yaml"), "--out", str(folder.parent / "o"), "--dpi", "72", "--lang", "zh"]
    assert main([*asked, "--signed"]) == 1
    assert "handoff-unsigned" in capsys.readouterr().out
    with door.guest(door.entered(door.word)[1]) as guest:
        guest.until("comments")
        guest.ask("sign", page="1", who="王")
        while not guest.until("comments")["signed"]:
            pass
        assert main([*asked, "--signed"]) == 0
        (folder / "grain.md").write_text(GRAIN.replace("丰收。", "大丰收。"), "utf-8")
        while guest.until("comments")["signed"][0]["current"]:
            pass
    capsys.readouterr()
    assert main([*asked, "--signed", "--overwrite"]) == 1
    assert "handoff-signed-other" in capsys.readouterr().out
    assert main([*asked, "--overwrite"]) == 0


def test_a_file_of_comments_that_others_wrote_into_loses_nothing_that_makes_sense(tmp_path):
    issue = tmp_path / "issue.yaml"
    assert read_comments(issue) == ((), ())
    add_comment(issue, {"page": "1", "x": 1, "y": 2, "who": "甲", "words": "一"}, ("1",), "2026-01-02T03:04:05+08:00")
    with (tmp_path / "issue.comments.jsonl").open("ab") as out:
        out.write(b'{"page": "1", "x": Infinity, "y": 1, "who": "x", "at": "", "words": "x"}\n')
        out.write(b"\xff\n{\n[1]\n3\nnull\n" + b"[" * 9999 + b'\n{"done": 77}\n{"digest": 1}\n')
    add_comment(issue, {"page": "1", "x": 3, "y": 4, "who": "乙", "words": "二"}, ("1",), "")
    see_to(issue, 2, seen=True)
    sign(issue, {"page": "1", "who": "丙"}, "d" * 32, "")
    comments, signed = read_comments(issue)
    assert [(one.id, one.words, one.done) for one in comments] == [(1, "一", False), (2, "二", True)]
    assert [(one.page, one.who) for one in signed] == [("1", "丙")]
    for wrong in ({"who": ""}, {"who": "长" * 41}, {"words": " "}, {"words": "长" * (MOST_WORDS + 1)}, {"page": "2"}):
        with pytest.raises(Refused):
            add_comment(issue, {"page": "1", "x": 1, "y": 2, "who": "甲", "words": "一", **wrong}, ("1",), "")
    with pytest.raises(Refused):
        see_to(issue, 3, seen=True)


def test_pages_are_commented_on_and_signed_in_a_browser_and_axe_finds_nothing(folder):
    with looked_at(folder / "issue.yaml", folder.parent / "out", 1024, 768, "--share") as desk:
        door = Door(desk.server.process.stdout)
        desk.driver.switch_to.new_window("tab")
        desk.driver.get(f"http://{door.host}/")
        assert desk.faults() == []
        desk.one("#word").send_keys(door.word, Keys.ENTER)
        waited(lambda: desk.driver.find_elements(By.CSS_SELECTOR, ".sheet canvas"), "the pages")
        desk.one("#who").send_keys("王值班")
        desk.one(".sheet").click()
        waited(lambda: desk.driver.find_elements(By.CSS_SELECTOR, ".word-box textarea"), "the form")
        assert desk.faults() == []
        desk.one(".word-box textarea").send_keys("图再大一点", Keys.CONTROL, Keys.ENTER)
        waited(lambda: desk.driver.find_elements(By.CSS_SELECTOR, ".pin"), "pinned")
        desk.one("#sign button").click()
        waited(lambda: "已签发" in desk.one("#signed").text, "signed")
        assert desk.faults() == []
        desk.driver.switch_to.window(desk.driver.window_handles[0])
        waited(lambda: desk.one("#tab-comments").is_displayed(), "told")
        desk.one("#tab-comments").click()
        assert "图再大一点" in desk.one("#panel-comments").text
        assert desk.faults() == []
        desk.one(".comments .seen").click()
        waited(lambda: desk.driver.find_elements(By.CSS_SELECTOR, ".comments .done"), "seen to")
