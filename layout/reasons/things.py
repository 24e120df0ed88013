"""Why findings in faces, pictures and advertisements are looked for, in Chinese."""

from __future__ import annotations

from typing import Final

_PAID: Final = "广告是有人付钱的：从不裁切，不说明也从不缩放；印厂对广告另有限度。"
_PAGE: Final = "订的是文件的哪一页，由编辑来说。"

_FACES: Final[dict[str, str]] = {
    "glyph-missing": "从不悄悄丢字、换字；缺的字排成 〓，和铅字时代一样。",
    "script-unset": "这种文字的字母要相连、相叠或从右往左排；一个一个排，什么字体都是错的。每种文字每篇只报一次。",
    "glyph-fallback": "生僻字由字库里另一种字体代替；笔画细的加粗。",
    "variant-lost": "异体选择符指定一个字的某种写法，多用于人名。",
    "face-stands-in": "还没有许可自由又好用的仿宋。",
    "font-embedding-forbidden": "付印文件必须嵌入字体；许可写在 OpenType 的 OS/2 表里（fsType）。",
    "font-manifest-bad": "字库清单写明哪种用途用哪种字体，字体在哪个文件里。",
    "font-unreadable": "字库里的字体都读得出来，才能排版。",
    "font-without-characters": "没有 Unicode 字符表，就不知道哪个字形是哪个字。",
    "glyph-drawing-bad": "造的字要成为字体里的字形：只能有轮廓，不能有文字、图片和引用。",
    "glyph-blank": "什么都不显示的字等于悄悄丢了，所以由另一种字体代替。",
    "glyph-not-in-font": "用字体带来的字，按写明的字嵌入，读出来也是那个字。",
    "emoji-plain": "印刷时符号也是字，用文字的墨色印。",
    "font-index": "字体集（TTC、OTC）一个文件里有几种字体。",
    "font-without-outlines": "印刷要用轮廓：glyf、CFF 或 CFF2。",
    "font-skipped": "文件夹里有一个坏文件，不能因此排不成版，也不能悄悄略过。",
    "font-tables-broken": "数据表超出文件尾、太短或没有，字形、字宽或字的形式就会丢失。",
    "font-uncuttable": "付印文件里带着用到的字形。",
    "font-embedded-whole": "许可写在 OpenType 的 OS/2 表里（fsType 0x0100）。",
    "font-weight-fixed": "只有可变字体（OpenType fvar）才能选粗细。",
    "font-axis-unknown": "轴是字体 fvar 表里有的那些。",
    "font-axis-range": "超出范围的值取轴的端点。",
    "font-role-unknown": "文字样式里写的是字库清单里的一种用途。",
}

_PICTURES: Final[dict[str, str]] = {
    "picture-missing": "一张缺图的版不能付印；空框保住版位，图到后重排即可。",
    "picture-empty": "空文件多半是没有传完。",
    "picture-not-an-image": "EPS、WMF 等要靠外部程序解释的格式不收，避免执行文件里带的指令。",
    "picture-unreadable": "解不完整的图，不会只印一部分。",
    "picture-too-large": "防止小文件解压成巨图耗尽内存。",
    "picture-crop-outside": "裁切框按图片自己的像素写。",
    "picture-low-resolution": "新闻纸用 85 lpi 网线，图像分辨率取网线数的两倍，即 170 ppi。",
    "picture-too-coarse": "低于约 100 ppi 时像素大于网点，肉眼可见。",
    "picture-coarse-line-art": "黑白线条图没有灰阶可以柔化边缘，所以要求比照片高得多。",
    "picture-no-profile": "没有特性文件的图多半是 sRGB；猜错了，全部颜色都会偏。",
    "picture-profile-ignored": "坏的特性文件还不如没有。",
    "picture-cmyk-kept": "已经分好色的不再分；只压总墨量。",
    "picture-cmyk-converted": "同样的墨，换一种纸看上去就不同；文件里的特性文件说明了原意。",
    "picture-ink-held": "新闻纸冷固印刷总墨量一般不超过 220%，多了透印、蹭脏（ISO 12647-3）。",
    "profile-unreadable": "分色是为一种机器和纸做的，由特性文件说明。",
    "profile-truncated": "比文件头所写的短，是传的时候断了。",
    "profile-too-large": "输出特性文件最多几兆字节。",
    "profile-wrong-class": "PDF/X 的输出意图只接受输出设备类特性文件。",
    "profile-wrong-space": "印刷机用四色墨，所以要 CMYK 的 prtr 类特性文件。",
    "profile-incomplete": "没有这几张表，颜色换算不了。",
}

_ADS: Final[dict[str, str]] = {
    "ad-missing": _PAID,
    "ad-size-differs": _PAID,
    "ad-smaller": _PAID,
    "ad-scaled": _PAID,
    "ad-refused": "会让机器停下来、或印出来和客户看到的不一样的文件，不上版。",
    "ad-converted": "换算会改变颜色，付钱的人应当看过。",
    "ad-no-pdf": "文件名说它该是什么，开头的字节才说它是什么。",
    "ad-kind": "EPS 和办公文件或是程序，或没有固定的样子；交换广告用 PDF。",
    "ad-which-page": _PAGE,
    "ad-no-such-page": _PAGE,
    "ad-hidden-layers": "图层印不印看软件怎么设；付印文件里没有这种选择。",
    "ad-notes-left-out": "批注浮在页面上，不是画面的一部分。",
    "ad-not-for-x1a": "ISO 15930-4 里没有透明，也没有特性文件颜色。",
    "ad-not-as-booked": "广告按大小付钱：订多大，版上就多大，相差不过一毫米半。",
    "ad-trade-unknown": "各报的广告规格名不一样，所以写在本报的样式表里。",
    "ad-ink-of-pdf": "PDF 广告原样付印；只有图片和图形能单用一块版。",
    "ad-over-ink": "有人付钱的颜色，只有写明才改。",
    "ad-picture-scaled": _PAID,
    "ad-no-printing": "PDF/X 不许加密；能不能印，要由文件的主人说。",
    "ad-rgb-picture": "有人付钱的颜色，只有写明才换算。",
    "ad-claims-less": "文件只声明里面每样东西都守得住的标准；PDF/A 和 PDF/UA 对字体的要求比印刷还多。",
    "code-no-link": "二维码要能带人去一个地方。",
    "code-too-long": "内容越多码越细，新闻纸只印得清一定的粗细。",
    "code-too-small": "一个模块不到 0.4 mm，在新闻纸上会糊成一片。",
    "spot-refused": "专色要多一块版，也要印刷机多一个机组。",
    "spec-bad-page-number": "版次按全报数；分叠的在前面写叠的字母。",
    "spec-page-apart": "另起文件的版由版面文件点名，放在它旁边。",
    "svg-forbidden": "会运行、会从别处取东西的图，印的时候不知道给谁看了什么。",
    "svg-unreadable": "线条图按形状上版，所以要整个读懂。",
    "svg-too-much": "别人的文件，占用的内存和时间有上限。",
    "svg-left-out": "没有印的都点名：不能等报纸出来才发现少了。",
    "spread-not-even": "对开的两版，是一个双数版和它后面的单数版。",
    "spread-furniture": "折缝里不放文字：那里读不清。",
    "focus-in-fold": "人脸落在折缝上，就被折了。",
    "spec-ad-booked": "一条广告只订一个大小。",
    "ad-without-place": "卖出去的广告，要么在版上，要么有人知道它不在。",
    "ad-given-place": "广告在哪一版，广告部要知道，所以说出来。",
    "spec-ad-extent": "没有大小，就没有版位。",
    "spec-ad-side": "广告的大小用毫米、行，或占版心的几分之几来说。",
    "spec-key-idle-ad": "没有人理会的键是写错了。",
}

REASONS: Final[dict[str, str]] = {**_FACES, **_PICTURES, **_ADS}
"""Code → the rule and where it comes from."""
