"""From a key to the page: characters typed into a story in headless Chromium, until the page that has them is painted.

    python tests/bench/desk_keys.py [--edits 1000] [--issue weekend] [--width 1440 --height 900] [--every 500]

The time runs from the browser's own time of the key to the first frame after what came of it was drawn; a page that
arrives while another key is down is told apart by the version of the file.  After so many edits as *every* says, what
the server holds in memory and what the page's scripts do, after their garbage was collected, is printed, too.  Needs
chromium, chromedriver and selenium.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests/bench"), str(ROOT / "tests/live")]
from desk import share  # noqa: E402
from desk_browser import Seen, looked_at, waited  # noqa: E402

WATCH = """
window.took = []; window.keyed = 0; window.ended = null;
for (const kind of ['beforeinput', 'keydown'])
  desk.source.editor.contentDOM.addEventListener(kind, one => { keyed = one.timeStamp }, true);
desk.link.on('pages', () => { if (!keyed) return; const begun = keyed;
  requestAnimationFrame(() => { const after = new MessageChannel();
    after.port1.onmessage = () => { took.push(performance.now() - begun); keyed = 0; if (ended) ended() };
    after.port2.postMessage(0) }) });
"""
UNTIL_PAINTED = "const done = arguments[0]; if (!keyed) done(); else { ended = () => { ended = null; done() } }"
PLACE = """
const view = desk.source.editor, text = view.state.doc.toString();
const body = text.indexOf('\\n---', 4) + 5, at = body + Math.floor((text.length - body) * arguments[0]);
view.dispatch({selection: {anchor: at}, scrollIntoView: true}); view.focus();
return /^[\\u4e00-\\u9fff]{4}$/.test(text.slice(at - 2, at + 2));
"""
BACKSPACE = {"key": "Backspace", "code": "Backspace", "windowsVirtualKeyCode": 8}


CALM = 2.5  # s until what the desk does when nobody types is done


def typed(seen: Seen, edits: int, first: int = 0) -> None:
    """Type and take away again *edits* characters, a dozen at a place, of which the *first* are passed over."""
    place = first
    while edits > 0:
        place += 1
        if not seen.js(PLACE, (place * 0.6180339) % 1):
            continue
        for number in range(12):
            if number < 6:
                seen.driver.execute_cdp_cmd("Input.insertText", {"text": "的了一是在有"[number]})
            else:
                seen.driver.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "rawKeyDown", **BACKSPACE})
                seen.driver.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "keyUp", **BACKSPACE})
            seen.driver.execute_async_script(UNTIL_PAINTED)
        edits -= 12


def in_memory(seen: Seen) -> str:
    """What the server and the page's scripts hold, in MiB."""
    time.sleep(CALM)
    status = Path(f"/proc/{seen.server.process.pid}/status").read_text("ascii")
    kept = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    seen.driver.execute_cdp_cmd("HeapProfiler.collectGarbage", {})
    heap = seen.driver.execute_cdp_cmd("Runtime.getHeapUsage", {})["usedSize"]
    return f"server {kept / 1024:6.1f} MiB, scripts {heap / 2**20:5.1f} MiB"


def main() -> None:
    """Type, and print how long it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edits", type=int, default=1000)
    parser.add_argument("--issue", default="weekend", help="a folder of seeds/")
    parser.add_argument("--width", type=int, default=1440)
    parser.add_argument("--height", type=int, default=900)
    parser.add_argument("--every", type=int, default=500, help="edits after which memory is looked at")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / args.issue
        shutil.copytree(ROOT / "seeds" / args.issue, folder)
        with looked_at(folder / "issue.yaml", Path(scratch) / "out", args.width, args.height) as seen:
            names = seen.js("return desk.source.files.map(one => one.name ?? one)")
            name = max(
                (one for one in names if one.endswith((".md", ".txt"))), key=lambda one: (folder / one).stat().st_size
            )
            seen.js("desk.source.show(arguments[0])", name)
            waited(lambda: seen.js("return desk.source.copies.has(arguments[0])", name), "opened")
            seen.js(WATCH)
            typed(seen, 24)
            print(f"       {in_memory(seen)}", flush=True)
            took: list[float] = []
            for done in range(0, args.edits, args.every):
                seen.js("took.length = 0")
                typed(seen, min(args.every, args.edits - done), done)
                took += seen.js("return took")
                print(f"{len(took):6} {in_memory(seen)}", flush=True)
            print(
                f"{args.issue}, {name}: {len(took)} keys, median {statistics.median(took):.1f} ms, "
                f"p95 {share(took, 0.95):.1f} ms, worst {max(took):.1f} ms"
            )


if __name__ == "__main__":
    main()
