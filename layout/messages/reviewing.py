"""Words for what ``check`` finds: the pages as a duty editor reads them."""

from __future__ import annotations

from layout.messages.model import Message

_ZH = "第 {page} 版“{near}”："
_EN = "page {page} “{near}”: "
_SURE_ZH = "（把握 {sure}%）"
_SURE_EN = " ({sure} % sure)"


def _circled(zh: str, en: str, hints: tuple[str, str], why: str) -> Message:
    """A warning about words of a page, with the words around them and how sure it is."""
    return Message("warning", f"{_ZH}{zh}{_SURE_ZH}", f"{_EN}{en}{_SURE_EN}", *hints, why)


_ASK = ("同原稿或记者核对。", "Check with the copy or the reporter.")
_COUNT = ("重新算一遍，改其中一处。", "Work it out again and correct one of them.")
_SPELL = ("改过来；确实这样写的，用 allow 写明理由。", "Correct it; where it is meant so, allow it with a reason.")

MESSAGES: dict[str, Message] = {
    "check-head-figure": _circled(
        "标题里的“{said}”，正文没有；正文有：{right}", "the head has {said}, the text has not; it has {right}", _ASK,
        "A figure of a head is one that its text bears out, the same or rounded.",
    ),
    "check-caption-figure": _circled(
        "图片说明里的“{said}”，正文没有；正文有：{right}", "the caption has {said}, the text has not; it has {right}", _ASK,
        "Caption and text tell of one thing: a figure after the same words is the same figure.",
    ),
    "check-caption-day": _circled(
        "图片说明里的“{said}”，正文没有这一天；正文有：{right}", "the caption has {said}, a day that the text, with {right}, has not",
        _ASK, "Caption and text tell of one day, or the text names both.",
    ),
    "check-caption-story": _circled(
        "图片说明“{said}”说的不是本稿，是《{right}》", "the caption {said} is not of its story, but of {right}",
        ("看看两张图的说明是不是放反了。", "See whether the captions of two pictures were exchanged."),
        "A caption tells of the story that its picture stands with.",
    ),
    "check-other-story": _circled(
        "“{said}”本稿正文没有，是《{right}》一稿里的", "{said} is not in the text of its story, but in that of {right}", _ASK,
        "A head or caption names persons and places of its own story; one that only another story has came in by mistake.",
    ),
    "check-index-page": _circled(
        "导读说在“{said}”版，稿件在 {right} 版", "the index says page {said}, the story is on page {right}",
        ("改导读的版次，或改用导读：按稿件填版次。", "Correct the page, or name the story so that its page is filled in."),
        "An index leads to the page on which its story is read.",
    ),
    "check-index-words": _circled(
        "导读作“{said}”，标题作“{right}”", "the index has {said}, the head has {right}", _ASK,
        "An index that repeats a head repeats it as it is printed.",
    ),
    "check-jump": _circled(
        "转版说“{said}”版，那里接不上；相接的是 {right}", "the jump says page {said}, which does not take it up; {right} does",
        ("改转版的版次，或补上那一版。", "Correct the page of the jump, or put the rest there."),
        "A jump leads to the page on which the story goes on, and that one leads back.",
    ),
    "check-sum": _circled("“{said}”，各项相加是 {right}", "{said}, but its parts make {right}", _COUNT,
                          "A whole with all its parts named is their sum."),
    "check-percent": _circled("“{said}”，按两数算是 {right}", "{said}, but the two figures make {right}", _COUNT,
                              "A percentage beside its two figures can be worked out."),
    "check-count": _circled("“{said}”，数来是 {right}", "{said}, but {right} are named", _COUNT,
                            "So many as are said to be named are named."),
    "check-restated": _circled("“{said}”，别处作“{right}”", "{said} is {right} elsewhere", _ASK,
                               "What a page says twice it says in one way."),
    "check-day": _circled("没有“{said}”这一天", "there is no {said}", _ASK, "A month has at most thirty-one days."),
    "check-weekday": _circled("“{said}”应是{right}", "{said} is {right}", _ASK,
                              "A weekday beside a date can be computed; a day without a year is the one nearest to the issue."),
    "check-relative-day": _circled(
        "“{said}”：照出版日期算是{right}", "{said}: by the day of issue it is {right}", _ASK,
        "Yesterday in a paper is the day before its issue, where the story has no dateline of its own.",
    ),
    "check-after-issue": _circled(
        "{said}在出版日（{right}）之后，却当作已经发生", "{said} is after the day of issue ({right}), and told as done", _ASK,
        "What a paper reports as done was done before it came out.",
    ),
    "check-dateline": _circled(
        "“{said}”同电头的“{right}”不合", "{said} does not agree with the dateline, {right}", _ASK,
        "A dateline says where and when a story was sent: it cannot tell of what was done later, and opens where that was.",
    ),
    "check-age": _circled("“{said}”，算来是{right}", "{said}, but it comes to {right}", _COUNT,
                          "An age beside a year of birth can be worked out, within a year."),
    "check-two-ages": _circled("“{said}”，别处作“{right}”", "{said} is {right} elsewhere", _ASK,
                               "A person has one age at one time."),
    "check-years": _circled("“{said}”，算来是{right}", "{said}, but it comes to {right}", _COUNT,
                            "Years from one to another can be counted."),
    "check-name": _circled("人名“{said}”，别处作“{right}”", "the name {said} is {right} elsewhere", _ASK,
                           "A person has one name on one page."),
    "check-title": _circled("“{said}”，别处作“{right}”", "{said} is {right} elsewhere", _ASK,
                            "A person has one office in one story: with 副, 原, or without."),
    "check-place": _circled("地名“{said}”，别处作“{right}”", "the place {said} is {right} elsewhere", _ASK,
                            "A place has one name in one story."),
    "check-province": _circled("“{said}”应是“{right}”", "{said} is {right}", _ASK,
                               "A city lies in one province, by the administrative divisions of the country."),
    "check-character": _circled("“{said}”应作“{right}”", "{said} is written {right}", _SPELL,
                                "Characters taken for others of the same sound or shape, by the headwords of 《现代汉语词典》."),
    "check-word-form": _circled("“{said}”的推荐词形是“{right}”", "the form recommended for {said} is {right}", _SPELL,
                                "GF 1001—2001 recommends one of several forms of a word; it counts as no error."),
    "check-twice": _circled("“{said}”重复", "{said} stands twice", _SPELL, "A word typed twice is an extra word."),
    "check-mark": _circled("{what_zh}（{said}）", "{what_en} ({said})", _SPELL,
                           "GB/T 15834: where marks stand and which do not stand together."),
    "check-unpaired": _circled("“{said}”没有配对", "{said} has no fellow", _SPELL,
                               "GB/T 15834: quotes and brackets stand in pairs; a quote opens each of its paragraphs."),
    "check-number-form": _circled("{what_zh}（{said}）", "{what_en} ({said})", _SPELL,
                                  "GB/T 15835: one number is written in one kind of figures."),
    "check-unit": _circled("{what_zh}（{said}）", "{what_en} ({said})", _SPELL,
                           "GB 3100 to 3102: units and their symbols as the law has them."),
    "check-logic": _circled("{what_zh}（{said}）", "{what_en} ({said})", _SPELL,
                            "What falls by so many times would fall below nothing."),
    "check-redundant": _circled("{what_zh}（{said}）", "{what_en} ({said})", _SPELL,
                                "A thing said twice, or half taken back, counts as an error of grammar."),
    "check-house-name": _circled("“{said}”，本报规定作“{right}”", "{said} is {right} in this house", _SPELL,
                                 "The house's own list of names and titles."),
    "check-house-word": _circled("“{said}”，本报不用，可作“{right}”（{why}）", "{said} is not used in this house; {right} ({why})",
                                 _SPELL, "The house's own list of words not to be used."),
    "check-house-order": _circled("“{said}”，本报的次序是“{right}”", "{said}: the order of this house is {right}", _SPELL,
                                  "The house's own order of names."),
    "check-failed": Message(
        "error",
        "差错超过国家规定：编校差错率万分之 {rate}，形式差错 {forms}，限度都是 {limit}",
        "more errors than the official limits: {rate} per 10,000 characters and {forms} of form, {limit} of each at most",
        "改掉上面的错；确实可以的，用 allow 写明理由。", "Correct them; what may stand is allowed with a reason.",
        "A newspaper passes with no more than three errors per ten thousand characters and three of form.",
    ),
    "form-cn": _circled("报头没有合格的国内统一连续出版物号（{said}）", "the flag has no well-formed CN number ({said})",
                        ("写成 CN 14-0000。", "Write it as CN 14-0000."), "Each issue prints its CN number: CN, region, number."),
    "form-lacking": _circled("报头没有{what_zh}", "the flag lacks {what_en}", ("补上。", "Add it."),
                             "Date, running number and number of pages are printed at a fixed place of each issue."),
    "form-pages": _circled("报头说 {said} 版，实有 {right} 版", "the flag says {said} pages, there are {right}",
                           ("改报头的版数。", "Correct the number of pages."), "The flag says how many pages the issue has."),
    "form-date": _circled("“{said}”应是{right}", "{said} is {right}", ("改正，或删去这个键由程序计算。", "Correct it, or leave it to be computed."),
                          "Date, weekday and lunar date of flag and folio are those of the issue."),
    "form-folio": Message(
        "warning", "第 {page} 版的版次：印的是“{said}”，应是 {right}（把握 {sure}%）",
        "page {page}: the folio says {said}, it is page {right} ({sure} % sure)",
        "给这一版加报眉，或改它的版次。", "Give the page a folio, or correct its number.", "Each page has its number in its folio.",
    ),
    "form-number": Message(
        "warning", "期号 {said}，上一期（{before}）之后应是 {right}（把握 {sure}%）",
        "running number {said}; after that of {before} it is {right} ({sure} % sure)",
        "改 paper 的 number。", "Correct number in paper.", "Issues are numbered on without a gap.",
    ),
    "form-cn-changed": Message(
        "warning", "国内统一连续出版物号 {said}，上一期是 {right}（把握 {sure}%）",
        "the CN number is {said}, that of the issue before {right} ({sure} % sure)",
        "核对批准文件。", "Check it against the licence.", "A paper keeps its CN number.",
    ),
    "form-imprint": Message(
        "warning", "第 {page} 版：报头、版权栏里没有：{what_zh}（把握 {sure}%）", "page {page}: flag and imprint lack {what_en} ({sure} % sure)",
        "在 paper 里写上，用版权栏印出来。", "Write them in paper and print them in an imprint.",
        "Each issue prints who supervises, sponsors, publishes and prints it, address, telephone, distribution and price.",
    ),
    "form-name-small": Message(
        "warning", "第 {page} 版《{slug}》的标题 {size} 点，大过报名（{name} 点）（把握 {sure}%）",
        "page {page}: the head of {slug} is {size} points, larger than the name of the paper, {name} ({sure} % sure)",
        "减小标题，或加大报头。", "Make the head smaller, or the flag larger.",
        "The name of the paper is larger and more striking than all other type of page 1: four errors of form.",
    ),
    "form-ad": Message(
        "warning", "第 {page} 版广告“{slot}”没有标“广告”（把握 {sure}%）", "page {page}: the advertisement {slot} is not marked 广告 ({sure} % sure)",
        "删去 label: false，或在广告里标明。", "Take label: false away, or mark it in the advertisement.",
        "The law of advertising and the official method want each advertisement marked.",
    ),
    "form-credit": Message(
        "warning", "第 {page} 版图片“{file}”没有作者署名（把握 {sure}%）", "page {page}: picture {file} has no credit ({sure} % sure)",
        "在稿件里写明作者。", "Name its author.", "A picture of a page names its author.",
    ),
}  # fmt: skip
