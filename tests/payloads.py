"""Words that would run as a script or lead elsewhere, and an issue that has them in every field."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from PIL import Image

RUN = "window.PWNED=1"
TAGS = tuple(
    line.replace("RUN", RUN)
    for line in """\
<script>RUN</script>
<img src=x onerror=RUN>
<svg onload=RUN>
<body onload=RUN>
<iframe srcdoc='<script>parent.PWNED=1</script>'>
<details open ontoggle=RUN>x</details>
<input autofocus onfocus=RUN>
<video><source onerror=RUN></video>
<audio src=x onerror=RUN>
<object data='javascript:RUN'>
<embed src='javascript:RUN'>
<link rel=stylesheet href='http://evil.invalid/a.css'>
<style>@import 'http://evil.invalid/a'</style>
<meta http-equiv=refresh content='0;url=http://evil.invalid/'>
<base href='http://evil.invalid/'>
<form action='http://evil.invalid'><button>x</button></form>
<a href='javascript:RUN'>x</a>
<math><mtext><img src=x onerror=RUN></mtext></math>
<template><script>RUN</script></template>
<noscript><img src=x onerror=RUN></noscript>
<marquee onstart=RUN>x</marquee>
<select autofocus onfocus=RUN>
<textarea autofocus onfocus=RUN>
<keygen autofocus onfocus=RUN>
<svg><animate onbegin=RUN attributeName=x></svg>
<svg><script href='data:,RUN'/></svg>
<isindex action='javascript:RUN'>
<x onclick=RUN style='position:fixed;inset:0'>
""".splitlines()
)
CLOSERS = (
    '"', "'", "`", "</p>", "</title>", "</style>", "</textarea>", "</script>", "-->", "]]>", "<!--", "</svg>", "</a>",
    "\\",
)  # fmt: skip
OTHERS = tuple(
    line.encode().decode("unicode_escape").replace("RUN", RUN)
    for line in r"""
javascript:RUN
JaVaScRiPt:RUN
java\tscript:RUN
data:text/html,<script>RUN</script>
vbscript:RUN
//evil.invalid/x
http://evil.invalid/x.png
\"onmouseover=RUN x=\"
' autofocus onfocus=RUN x='
{{ RUN }}
{% raw %}
${RUN}
&lt;script&gt;RUN&lt;/script&gt;
&#60;script&#62;RUN&#60;/script&#62;
\\u003cscript\\u003eRUN\\u003c/script\\u003e
%3Cscript%3ERUN%3C/script%3E
+ADw-script+AD4-RUN
\ufe64script\ufe65RUN
</script><script>RUN</script>
*/RUN/*
';RUN;'
";RUN;"
\u2028RUN\u2029
""".strip().splitlines()
)
PAYLOADS = (*TAGS, *(f"{closer}><img src=x onerror={RUN}>" for closer in CLOSERS), *OTHERS)

HEAD = """\
id: hostile
date: 2023-11-15
paper: {name: PAYLOAD, publisher: PAYLOAD, cn: CN 00-0000, number: 1, pages: 4}
sheet: {size: 四开}
grid: {columns: 5, chars: 12, gutter: 1.5字, lines: 60, body: 五号, leading: 16pt}
style: daily
copy: {stories: "*.md"}
pages:
"""
DOWN, ACROSS, DEEP = 4, 5, 15
FILED = """\
  - number: 9
    slots:
      - {id: cells, use: table, file: t.csv, at: [1, 1], span: [5, 40]}
      - {id: ad, use: ad, file: drawn.svg, convert: true, advertiser: PAYLOAD, at: [1, 45], span: [5, 10]}
""".replace("PAYLOAD", json.dumps(TAGS[1]))
DRAWN = f"""\
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 90 60" onload="{RUN}">
<script>{RUN}</script><style>@import url(http://evil.invalid/a.css);</style><title>{RUN}</title>
<foreignObject width="9" height="9">
<body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="{RUN}"/></body></foreignObject>
<image href="http://evil.invalid/a.png" width="9" height="9"/>
<a xlink:href="javascript:{RUN}"><rect width="90" height="60" fill="blue"/></a>
<use href="http://evil.invalid/a.svg#x"/><text x="9" y="9" onclick="{RUN}">&lt;script&gt;{RUN}&lt;/script&gt;</text>
<animate attributeName="x" onbegin="{RUN}"/></svg>
"""


def written(folder: Path) -> Path:
    """An issue of a story for every payload, which it has in every field."""
    pages: list[str] = []
    for number, payload in enumerate(PAYLOADS):
        at, page = number % (DOWN * ACROSS), number // (DOWN * ACROSS) + 1
        if at == 0:
            pages.append(
                f"  - number: {page}\n    section: {json.dumps(payload[:40], ensure_ascii=False)}\n    slots:\n"
            )
        place = f"at: [{at % ACROSS + 1}, {at // ACROSS * DEEP + 1}], span: [1, {DEEP}]"
        picture = ("p0.png", "p1.png", "drawn.svg")[number % 3]
        pages.append(f"      - {{id: s{number}, story: s{number}, {place}}}\n")
        fields: dict[str, object] = {
            "slug": f"s{number}",
            "headline": [payload],
            "deck": [payload],
            "picture": picture,
        }
        fields |= dict.fromkeys(("kicker", "rubric", "byline", "dateline", "signature", "caption", "credit"), payload)
        front = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items())
        table = f"| {payload} | b |\n| --- | --- |\n| c | {payload} |\n\n> {payload}\n\n1. {payload}\n\n[^1]: {payload}"
        body = (
            "\n\n".join((payload, f"## {payload}", f"**{payload}** [x]{{ruby {payload}}}[^1]", f"- {payload}", table))
            + "\n"
        )
        (folder / f"s{number}.md").write_text(f"---\n{front}\n---\n\n{body}", "utf-8")
    pages.append(FILED)
    with (folder / "t.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([[f"{number}", payload] for number, payload in enumerate(PAYLOADS[:30])])
    for number in range(2):
        Image.new("RGB", (300, 200), (90, 90, 200)).save(folder / f"p{number}.png")
    (folder / "drawn.svg").write_text(DRAWN, "utf-8")
    head = HEAD.replace("PAYLOAD", json.dumps(TAGS[1], ensure_ascii=False))
    (folder / "issue.yaml").write_text(head + "".join(pages), "utf-8")
    return folder / "issue.yaml"


ASK = """
const bad = [];
if (window.PWNED) bad.push('ran');
for (const one of document.querySelectorAll('*'))
  for (const a of one.attributes) {
    if (a.name.startsWith('on')) bad.push(a.name);
    const leads = ['href','src','action','data'].includes(a.name);
    if (leads && /^\\s*(java\\s*script|vbscript|data:text)|evil\\.invalid/i.test(a.value)) bad.push(a.value);
  }
for (const name of ['iframe','object','embed','base','meta[http-equiv=refresh]','template'])
  if (document.querySelector(name)) bad.push(name);
for (const one of document.querySelectorAll('[tabindex],a,button,summary')) one.dispatchEvent(new Event('mouseover'));
return bad;
"""
