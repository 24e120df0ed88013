"""The desk as it is served: only to this machine's own page, only what is the issue's, and everything it answers."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from desk_server import served, talk
from test_workbench import BRIDGE, GRAIN, RIVER, SPEC
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk")
    for name, text in (("issue.yaml", SPEC), ("grain.md", GRAIN), ("river.md", RIVER), ("bridge.md", BRIDGE)):
        (folder / name).write_text(text, "utf-8")
    (folder / "secret.png").write_bytes(b"not one of the issue's")
    with served(folder / "issue.yaml", folder.parent / "out") as one:
        yield one, folder


def got(desk, path: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    link = http.client.HTTPConnection(desk.host, timeout=60)
    link.request("GET", path, headers={"Host": desk.host, **headers})
    answer = link.getresponse()
    told = answer.status, answer.read(), {key.lower(): value for key, value in answer.getheaders()}
    link.close()
    return told


def test_the_page_may_load_nothing_but_its_own_files(desk):
    one, _ = desk
    path = one.address.removeprefix(f"http://{one.host}")
    status, page, headers = got(one, path)
    assert status == 200
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    nonce = policy.split("'nonce-")[1].split("'")[0]
    assert nonce.encode() in page
    assert b"__NONCE__" not in page
    assert headers["x-content-type-options"] == "nosniff"
    status, script, headers = got(one, path + "static/main.js")
    assert (status, headers["content-type"].split(";")[0]) == (200, "text/javascript")
    assert script


def test_nothing_is_answered_without_the_secret_or_to_another_host(desk):
    one, _ = desk
    path = one.address.removeprefix(f"http://{one.host}")
    assert got(one, "/")[0] == 404
    assert got(one, path[:-2] + "x/")[0] == 404
    assert got(one, path, Host="evil.example")[0] == 421
    assert got(one, path, Host=one.host)[0] == 200
    for origin in ("http://evil.example", "null", None):
        with pytest.raises(InvalidStatus):
            connect(one.address.replace("http", "ws", 1) + "ws", origin=origin, open_timeout=20)


@pytest.mark.parametrize(
    "path",
    ["static/../served.py", "static/%2e%2e/served.py", "static/..%2fserved.py", "picture/secret.png",
     "picture/..%2fissue.yaml", "made/..%2fdesk0%2fissue.yaml", "made/%2fetc%2fpasswd", "static/", "made/"],
)  # fmt: skip
def test_no_file_of_others_is_answered(desk, path):
    one, _ = desk
    root = one.address.removeprefix(f"http://{one.host}")
    assert got(one, root + path)[0] == 404


def test_pages_are_shown_typed_into_changed_and_undone(desk):
    one, folder = desk
    with talk(one) as browser:
        hello = browser.until("hello")
        assert hello["files"][0]["name"] == "issue.yaml"
        pages = browser.until("pages")
        assert pages["order"] == [1]
        browser.until("state", ok=True)
        browser.ask("open", file="grain.md")
        text = browser.until("text")["text"]
        at = text.index("今年全市")
        browser.ask("edit", file="grain.md", version=0, changes=[[at, at, "经初步统计，"]])
        browser.until("accepted", version=1)
        assert "lead" in browser.until("pages")["pages"][0]["changed"]
        browser.ask("edit", file="grain.md", version=0, changes=[[0, 0, "x"]])
        assert browser.until("refused")["text"].count("经初步统计") == 1
        browser.ask("edit", file="grain.md", version=1, changes=[[0, 0, "\ud800"]])
        assert browser.until("refused")["version"] == 1
        browser.ask("act", act="move", page=1, slot="lead", at=[1, 12])
        browser.until("pages")
        assert "at: [1, 12]" in (folder / "issue.yaml").read_text("utf-8")
        for left in (True, False):
            browser.ask("undo")
            browser.until("state", undo=left)
    assert (folder / "issue.yaml").read_text("utf-8") == SPEC
    assert (folder / "grain.md").read_text("utf-8") == GRAIN


def test_two_browsers_see_the_same_and_what_others_save_comes_to_both(desk):
    one, folder = desk
    with talk(one) as here, talk(one) as there:
        for browser in (here, there):
            browser.until("pages")
            browser.ask("open", file="river.md")
            browser.until("text")
        version = here.heard[-1]["version"]
        here.ask("edit", file="river.md", version=version, changes=[[len(RIVER), len(RIVER), "\n又一段。\n"]])
        here.until("accepted")
        assert there.until("changed")["changes"][0][2] == "\n又一段。\n"
        (folder / "river.md").write_text(RIVER, "utf-8")
        for browser in (here, there):
            assert browser.until("changed")["why"] == "disk"


def test_colours_of_the_press_are_shown_on_request(desk):
    one, _ = desk
    with talk(one) as browser:
        plain = browser.until("pages")
        browser.ask("proof", on=True)
        proof = browser.until("pages")
        if proof["paper"] == plain["paper"]:  # pages made again as they were, which may come between
            proof = browser.until("pages")
        assert (plain["paper"], proof["paper"] < "#f8f8f8") == ("#fff", True)
        flags = [page["pages"][0]["changed"]["flag"]["marks"] for page in (plain, proof)]
        inks = [[mark[8] for mark in flag if mark[0] == "g"] for flag in flags]
        assert len(inks[0]) == len(inks[1])
        assert all(a != b for a, b in zip(*inks, strict=True))
        browser.ask("proof", on=False)
        assert browser.until("pages")["pages"][0]["changed"]["flag"]["marks"] == flags[0]


def test_places_lead_both_ways(desk):
    one, _ = desk
    with talk(one) as browser:
        browser.until("pages")
        browser.ask("find", page=1, slot="lead", story="grain", role="paragraph", part=1, offset=2)
        place = browser.until("place")
        line = GRAIN.splitlines()[place["line"] - 1]
        found = line[place["column"] - 1 :][:4]
        assert (place["file"], found) == ("grain.md", "在田间看")
        browser.ask("find", page=1, slot="second", story="", role="", part=0, offset=0, what="spec")
        place = browser.until("place")
        assert "id: second" in SPEC.splitlines()[place["line"] - 1]
        browser.ask("at", file="grain.md", line=8, column=1)
        lights = browser.until("lights")["marks"]
        assert [(mark["page"], mark["slot"]) for mark in lights] == [(1, "lead")]
        assert lights[0]["rects"]
        browser.ask("at", file="issue.yaml", line=13, column=1)
        assert browser.until("lights")["marks"][0]["slot"] == "lead"


def test_a_fault_leaves_the_page_and_leads_to_its_place(desk):
    one, folder = desk
    with talk(one) as browser:
        browser.until("state", ok=True)
        (folder / "issue.yaml").write_text(SPEC.replace("pages:", "pages"), "utf-8")
        broken = browser.until("state", ok=False)["broken"]
        assert broken[0]["file"] == "issue.yaml"
        assert broken[0]["line"] > 0
        (folder / "issue.yaml").write_text(SPEC, "utf-8")
        browser.until("state", ok=True)


def test_keys_are_completed_and_told(desk):
    one, _ = desk
    with talk(one) as browser:
        browser.until("pages")
        browser.ask("complete", id=4, file="issue.yaml", offset=SPEC.index("span: [5, 20]"))
        found = browser.until("complete", id=4)
        assert {"head", "legs", "标题"} <= {option["label"] for option in found["options"]}
        browser.ask("complete", id=5, file="issue.yaml", offset=SPEC.index("grain\n        at"))
        assert "bridge" in {option["label"] for option in browser.until("complete", id=5)["options"]}
        browser.ask("hover", id=6, file="issue.yaml", offset=SPEC.index("legs:") + 2)
        assert browser.until("hover", id=6)["words"].startswith("legs: ")


NONSENSE = (
    "", "[]", "{", '{"do": 3}', '{"do": "edit"}', '{"do": "open", "file": 3}', "null", '{"do": "act", "act": []}',
    '{"do": "find"}', '{"do": "at"}', "[" * 100_000,
)  # fmt: skip


@pytest.mark.parametrize("text", NONSENSE, ids=range(len(NONSENSE)))
def test_what_makes_no_sense_is_answered_or_passed_over(desk, text):
    one, _ = desk
    with talk(one) as browser:
        browser.until("pages")
        browser._socket.send(text)
        browser.ask("open", file="grain.md")
        assert browser.until("text")["file"] == "grain.md"


def test_files_are_made_from_the_desk(desk):
    one, _ = desk
    with talk(one) as browser:
        browser.until("pages")
        browser.ask("make", what="pdf")
        ended = browser.until("run", state="done")
        names = {file["name"]: file["url"] for file in ended["files"]}
        assert "P01.pdf" in names or "P01.errors.pdf" in names
        root = one.address.removeprefix(f"http://{one.host}")
        status, data, headers = got(one, root + names["report.json"])
        assert (status, json.loads(data)["id"]) == (200, "small")
        assert headers["content-security-policy"].startswith("sandbox")


def test_a_run_is_shown_at_once_and_can_be_ended_before_it_says_anything(desk):
    one, _ = desk
    with talk(one) as browser:
        browser.until("pages")
        browser.ask("make", what="epaper")
        begun = browser.until("run", what="epaper")
        assert (begun["state"], begun["line"]) == ("running", "")
        browser.ask("cancel", id=begun["id"])
        ended = browser.until("run", id=begun["id"], state="cancelled")
        assert ended["files"] == []


def test_killed_in_a_save_the_files_are_whole_and_undo_goes_on(tmp_path):
    for name, text in (("issue.yaml", SPEC), ("grain.md", GRAIN), ("river.md", RIVER)):
        (tmp_path / name).write_text(text, "utf-8")
    typed = "一二三四五六七八九十"
    with served(tmp_path / "issue.yaml", tmp_path / "out") as one, talk(one) as browser:
        browser.until("pages")
        browser.ask("open", file="grain.md")
        browser.until("text")
        for at, char in enumerate(typed):
            browser.ask("edit", file="grain.md", version=at, changes=[[len(GRAIN) + at, len(GRAIN) + at, char]])
        browser.until("accepted", version=6)
        os.kill(one.process.pid, signal.SIGKILL)
    left = (tmp_path / "grain.md").read_text("utf-8")
    assert left in [GRAIN + typed[:count] for count in range(6, len(typed) + 1)]
    with served(tmp_path / "issue.yaml", tmp_path / "out") as one, talk(one) as browser:
        assert browser.until("state", ok=True)["undo"]
        while browser.heard[-1].get("undo") is not False:
            browser.ask("undo")
            browser.until("state")
    assert (tmp_path / "grain.md").read_text("utf-8") == GRAIN


def test_an_issue_that_is_not_there_and_a_port_that_is_taken_are_said(tmp_path):
    (tmp_path / "issue.yaml").write_text(SPEC, "utf-8")

    def said(*words: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "layout", "desk", "--no-browser", "--lang=en", *words],
            capture_output=True, text=True, timeout=120, check=False, cwd=Path(__file__).parents[2],
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    code, words = said(str(tmp_path / "none.yaml"))
    assert (code, "no such file" in words) == (2, True)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, words = said(str(tmp_path / "issue.yaml"), f"--port={taken.getsockname()[1]}")
    assert (code, "is taken" in words) == (2, True)
