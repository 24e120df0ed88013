"""Why findings of preflight, of the package for the plant, of cards and e-paper are looked for, in Chinese."""

from __future__ import annotations

from typing import Final

_GWG: Final = "GWG 2015 / 2022 规范的要求。"
_HUGE: Final = "超过 8000 万像素、或比格式写得下的还长的图，没有几个软件打得开。"

_ISO: Final = dict.fromkeys(
    (
        "preflight-locked", "preflight-encrypted", "preflight-javascript", "preflight-action", "preflight-form-fields",
        "preflight-annotation", "preflight-font-not-embedded", "preflight-foreign-content", "preflight-no-trim",
        "preflight-trim-and-art", "preflight-boxes-nested", "preflight-no-intent", "preflight-intent-profile",
        "preflight-no-standard", "preflight-claims-differ", "preflight-version", "preflight-no-id",
        "preflight-no-trapped", "preflight-no-title", "preflight-title-differs", "preflight-no-date",
        "preflight-date-differs", "preflight-no-xmp", "preflight-xmp-broken", "preflight-no-xmp-key",
        "preflight-transparency", "preflight-x1a-colour", "preflight-x1a-feature",
    ),
    "ISO 15930-7（PDF/X-4）与 ISO 15930-4（PDF/X-1a:2003）的要求。",
)  # fmt: skip

_FILE: Final[dict[str, str]] = {
    **_ISO,
    "preflight-not-a-pdf": "PDF 文件在开头一千字节里写明自己是 PDF。",
    "preflight-damaged": "悄悄修补文件的软件，印出来可能和别家不一样。",
    "preflight-too-much": "内存和时间有上限，什么文件也不能拖垮机器。",
    "preflight-syntax": "各家软件修补毛病的办法不同，页面就可能不同。",
    "preflight-profile-unknown": "预检配置写明印刷机和它的限度。",
    "preflight-rgb": "印刷四色意图下 DeviceRGB 没有定义。",
    "preflight-managed-colour": "PDF/X-4 许可带特性文件的颜色；叠印模式 1 只对 DeviceCMYK 有效。PDF/X-1a 一概不许。",
    "preflight-spot": "一种专色多一块版，印刷机多用一个机组。",
    "preflight-registration-colour": "它在每块版上都印：总墨量 400%。",
    "preflight-black-of-four": "四色套印差零点几毫米，小字就发虚。",
    "preflight-white-overprints": "没有墨的颜色设了叠印，等于什么版都没有动。",
    "preflight-black-knocks-out": "镂空的黑字套印不准会露白边。",
    "preflight-overprint-mode": "OPM 0 时，分量为零也算用墨（ISO 32000-1，8.6.7）。",
    "preflight-ink-over": "新闻纸冷固印刷吃墨有限，多了透印、蹭脏（ISO 12647-3）。",
    "preflight-ink-high": "ISO 12647-3:2013 建议冷固报纸不超过 220%。",
    "preflight-unmeasured": "没有量到的要说明，从不悄悄当作没有墨。",
    "preflight-type-solid": "再细的笔画在新闻纸上会断。",
    "preflight-type-tinted": "网点会吃掉小字的边缘。",
    "preflight-type-several": "几种墨印小字，要比轮转机更准的套印。",
    "preflight-type-reversed": "墨会扩张，填进反白小字的笔画里。",
    "preflight-hairline": "太细的线在版上会消失。",
    "preflight-rule-several": "几种墨印细线，套印的误差全露出来。",
    "preflight-ppi-low": "低于约 100 ppi，看得见像素。",
    "preflight-ppi-below": "85 lpi 的新闻纸，每英寸要两倍的像素。",
    "preflight-line-art-ppi": "线条图没有灰阶来柔化边缘。",
    "preflight-font-missing": "各家软件会各选一种字体。",
    "preflight-font-not-subset": "整套字体文件大，也可能违反许可。",
    "preflight-font-type3": "这种字体没有微调信息，颜色也自带。",
    "preflight-notdef": ".notdef 不是空框就是什么都没有：丢了一个字。",
    "preflight-mended": "各家软件修补得不同，印出来的页面也不同。",
    "preflight-blend-space": "ISO 32000-1，11.6.6：这样的组里，全部颜色都先换成它的颜色空间。GWG 2015 / 2022 也禁止。",
    "preflight-overprint-isolated": "ISO 32000-1，11.4.5：隔离的组不知道自己的底色。",
    "preflight-layers": "打开文件的人可能印出别的图层。",
    "preflight-icc-broken": "各家 RIP 会各用别的来代替。",
    "preflight-spot-twice": "一个名字一块版；名字差一个字母，是多出一块版的最常见的原因。",
    "preflight-halftone": "网点由印厂自己调。GWG 2015 / 2022 规范也这样要求。",
    "preflight-type-white": "多半是没删干净的字，或是它的底丢了。",
    "preflight-black-in-picture": "图里的实地黑，划痕看得见，也会蹭脏；图片要留一点纸白（WAN-IFRA）。",
    "preflight-lzw": "PDF/X-1a 和 PDF/A 不许用；旧的 RIP 会出错。",
    "preflight-rotated": "各家拼版软件有的理会它，有的不理会。GWG 2015 / 2022",
    "preflight-user-unit": "许多 RIP 不理会它，出的版大小就不同。GWG 2015 / 2022",
    "preflight-sizes-unlike": _GWG,
    "preflight-page-empty": _GWG,
    "preflight-font-broken": "RIP 会画成别的字体、方框，或什么都不画。",
    "preflight-font-widths": "RIP 若按字形文件里的宽度排，行就变了。ISO 19005-2，6.2.11.5",
    "preflight-tounicode": "文字不能查找、复制、核对；印版不受影响。",
    "preflight-bleed-small": "没有出血，裁切一偏就露白边。",
    "preflight-size-differs": "印版是为一种大小做的。",
    "preflight-bleed-differs": "出血多少，版面文件里写着。",
    "preflight-page-count": "一期的每一版是一个文件。",
    "preflight-intents-differ": "写了两种印刷条件，等于没有写。",
    "preflight-standard-other": "印厂的流程是为某几种标准设的。",
    "preflight-untagged": "ISO 14289-1（PDF/UA-1）：没有标签，读屏软件就没有阅读次序。",
    "preflight-no-alt": "ISO 14289-1（PDF/UA-1），7.3：看不见图的人要听得到图上是什么。",
    "preflight-no-language": "ISO 14289-1（PDF/UA-1），7.2：朗读要知道是哪种语言。",
    "handoff-refused": "交给印厂的包是一个保证。",
    "handoff-unready": "该有稿件的地方还是白的，就不能付印，不管预检怎么说。",
    "handoff-forced": "带着错误交出去的，自己要写明。",
}

_SCREENS: Final[dict[str, str]] = {
    "page-unknown": "预览画的是版面文件里的版。",
    "preview-tiled": _HUGE,
    "preview-too-large": _HUGE,
    "card-bad-colour": "卡片在屏幕上看，颜色用屏幕的颜色。",
    "card-height-order": "高度可变的卡片有两个限度。",
    "card-no-room": "文字都在安全区之内。",
    "card-none": "卡片按表里的大小来做。",
    "card-head-too-deep": "标题从不缩到手机上看不清的大小。",
    "card-left-out": "卡片只是引子：没有放的都点名。",
    "card-unsafe": "安全区之外的会被平台裁掉或盖住。",
    "card-small-text": "手机上一张卡片宽约 360 点；小于下限的字在那里读不清。",
    "card-contrast": "WCAG 2 第 1.4.3 条：文字与底色的对比至少 4.5 比 1。压在图片上的字不算数。",
    "card-overlap": "卡片上任何两行字都不相碰。",
    "card-too-heavy": "有的平台限制文件大小。",
    "card-picture-coarse": "图片放大超过三分之一就发虚。",
    "card-size-unknown": "卡片的大小用表里的名字，或几种共有的前一部分。",
    "epaper-no-site": "订阅软件、搜索引擎和社交平台要完整的网址。",
}

REASONS: Final[dict[str, str]] = {**_FILE, **_SCREENS}
"""Code → the rule and where it comes from."""
