"""Words for the keys of files for the plant: preflight profiles, lists of batches."""

from __future__ import annotations

from typing import Final

Words = tuple[str, str]

PREFLIGHT_SHAPES: Final[dict[str, Words]] = {
    "preflight": ("预检配置：一家印厂的要求", "A preflight profile: what one press takes"),
    "press-ink": ("总墨量，各色相加，实地为 100%", "Total ink, all plates together, 100 for one solid"),
    "press-pictures": ("图片在版上的分辨率", "Resolution of pictures on the page"),
    "press-type": ("最小字号", "Least sizes of type"),
    "press-rules": ("最细线条", "Thinnest rules"),
}

PREFLIGHT_KEYS: Final[dict[str, dict[str, Words]]] = {
    "preflight": {
        "name": ("配置名，印在报告上", "Name of the profile, printed in the report"),
        "standards": ("收哪几种 PDF/X", "Standards that are taken"),
        "ink": ("总墨量", "Total ink"),
        "pictures": ("图片", "Pictures"),
        "type": ("文字", "Type"),
        "rules": ("线条", "Rules"),
        "bleed": ("出血不小于", "Least bleed"),
        "spots": ("允许的专色，* 为全部", "Spot inks allowed, * for any"),
        "tags": ("要求标签、替代文字和语言", "Ask for tags, Alt of pictures and a language"),
    },
    "press-ink": {
        "wanted": ("建议不超过，%", "Recommended at most, per cent"),
        "most": ("上限，%", "Limit, per cent"),
        "area": ("超过时面积不足此数不计，mm²", "An area over it that is smaller does not count, mm²"),
        "mean": ("按多大面积平均后计算（GWG 为 15），0 为逐像素，mm²", "Averaged over this area, mm²; 0: by the pixel"),
        "resolution": ("测量用的分辨率，dpi", "Dots per inch at which it is measured"),
    },
    "press-pictures": {
        "wanted": ("低于此警告，ppi", "Below this a warning, ppi"),
        "least": ("低于此不能付印，ppi", "Below this an error, ppi"),
        "black": ("图片里的黑版不超过，%", "Black in a picture at most, per cent"),
        "line_art": ("1 位线条图，ppi", "One-bit line art, ppi"),
    },
    "press-type": {
        "solid": ("一种墨的实地", "In one solid ink"),
        "tinted": ("加网，或两种墨", "In a tint, or in two inks"),
        "several": ("三种墨以上，或反白", "In three inks and more, or reversed"),
    },
    "press-rules": {
        "solid": ("一种或两种墨", "In one ink or two"),
        "several": ("三种墨以上，或反白", "In three inks and more, or reversed"),
    },
}  # fmt: skip

BATCH_SHAPES: Final[dict[str, Words]] = {
    "batch": ("一批：要做的各期", "A batch: the issues to be made"),
    "batch-entry": ("一期", "One issue"),
}

BATCH_KEYS: Final[dict[str, dict[str, Words]]] = {
    "batch": {
        "batch": ("各期的版面文件，或带做法的一项", "Issues, each a file or a file with what is to be made of it")
    },
    "batch-entry": {
        "issue": ("版面文件，路径相对于清单", "The page spec, its path relative to the list"),
        "make": (
            "做什么：付印、预览、卡片、数字报、打包",
            "What is made of it: render, preview, cards, epaper, handoff",
        ),
        "out": ("输出文件夹，路径相对于清单", "Output folder, its path relative to the list"),
    },
}
