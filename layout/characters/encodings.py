"""Which encoding bytes that are not UTF-8 are in.  Imported only when they are not."""

from __future__ import annotations

from typing import Final

_COMMON: Final = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"
_TRADITIONAL: Final = "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展記北臺台報導總統市長縣"


_CERTAIN: Final = 0.35
"""Share of common characters from which text is in an encoding that few use."""

_JAPANESE: Final = ("cp932", "euc_jp")


def guess(data: bytes) -> str:
    """The codec of *data*: ``gb18030``, ``big5``, ``cp932``, ``utf-16-le`` …, or ``utf-8`` (then with damaged bytes)."""
    sample = data[:65536]
    if sample.count(b"\0") * 8 > len(sample):
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        little, big = (_likeness(sample, name) for name in ("utf-16-le", "utf-16-be"))
        return "utf-16-le" if (little, odd) > (big, even) else "utf-16-be"
    scores = {name: _likeness(sample, name) for name in ("gb18030", "big5", *_JAPANESE, "utf-16-le", "utf-16-be")}
    for name in _JAPANESE:
        # Without kana it is no Japanese, whatever characters the bytes happen to be.
        if scores[name] < _CERTAIN or not any("\u3041" <= char <= "\u30f6" for char in sample.decode(name, "ignore")):
            scores[name] = -1.0
    for name in ("utf-16-le", "utf-16-be"):
        # Bytes of another encoding, read two by two, are seldom common characters.
        if scores[name] < _CERTAIN or len(data) % 2:
            scores[name] = -1.0
    damaged = _utf8_share(sample)
    best = max(scores, key=lambda name: scores[name])
    if damaged > 0.9 or scores[best] <= 0:
        return "utf-8"
    return "big5hkscs" if best == "big5" and not _reads(data, "big5") and _reads(data, "big5hkscs") else best


def _reads(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _utf8_share(sample: bytes) -> float:
    """Share of the bytes beyond ASCII that are good UTF-8."""
    high = sum(byte >= 0x80 for byte in sample)
    text = sample.decode("utf-8", "ignore")
    return sum(len(char.encode()) for char in text if char >= "\x80") / high if high else 1.0


def _likeness(sample: bytes, encoding: str) -> float:
    """How much the decoded sample is like Chinese: common characters count for it, misfits against it."""
    text = sample.decode(encoding, "replace")
    if not text:
        return -1.0
    table = _TABLES.get(encoding, _BOTH)
    beyond = [char for char in text if char >= "\x80"]
    if not beyond:
        return 0.0
    good = sum(char in table for char in beyond)
    bad = text[:-2].count("\ufffd") * 4 + sum("\ue000" <= char <= "\uf8ff" for char in beyond) * 2
    return (good - bad) / len(beyond)


_TABLES: Final[dict[str, frozenset[str]]] = {
    "gb18030": frozenset(_COMMON + _TRADITIONAL + "，。、；：？！“”（）《》—　·…０１２３４５６７８９％"),
    "big5": frozenset(_TRADITIONAL + "，。、；：？！「」『』（）《》—　·…０１２３４５６７８９％"),
}
_KANA: Final = "".join(map(chr, [*range(0x3041, 0x3094), *range(0x30A1, 0x30F7), 0x30FC]))
_KANJI: Final = "日一人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨新聞会社市者対場田国発部全地立内県業動開県調査発表記事政府"
for _name in _JAPANESE:
    _TABLES[_name] = frozenset(_KANA + _KANJI + "、。「」『』（）・！？０１２３４５６７８９％")
_BOTH: Final = _TABLES["gb18030"] | _TABLES["big5"]
