"""Keys of what is made of a page, in words: press files and the e-paper."""

from __future__ import annotations

from typing import Final

Words = tuple[str, str]

PRESS_KEYS: Final[dict[str, Words]] = {
    "standard": ("x-4（PDF/X-4、A-2u、UA-1，默认）或 x-1a（PDF/X-1a:2003、A-1b、UA-1，旧 RIP 用）",
                 "x-4 (PDF/X-4, A-2u, UA-1) if not given; x-1a (PDF/X-1a:2003, A-1b, UA-1) for old RIPs"),
    "icc": ("印厂的 ICC 特性文件（prtr、CMYK）；不写则用自带的新闻纸特性文件",
            "The plant's ICC profile (class prtr, CMYK); the built-in newsprint one if not given"),
    "intent": ("图片分色方式：感知（默认）或相对（带黑点补偿）",
               "How pictures are separated: perceptual, or relative with black-point compensation"),
    "marks": ("印刷标记：不加（默认）、裁切线、全套（另有套准线、色标和说明行）",
              "Printer's marks: none, crop, or full (registration targets, colour bar and slug line as well)"),
    "bleed": ("出血，不写则用 sheet 的", "Bleed; that of the sheet if not given"),
    "ink": ("图片总墨量上限，百分数，默认 220；超出的减 C、M、Y，保 K",
            "Most total ink of a picture in per cent, 220 if not given; C, M and Y give way, K is kept"),
    "ppi": ("图片缩到每英寸多少像素，默认 220；从不放大",
            "Pixels per inch that pictures are brought down to, 220 if not given; never up"),
    "plant": ("印厂的预检配置：名字或文件，默认 newsprint；广告和专色按它验收",
              "The plant's preflight profile, name or file, newsprint if not given: ads and spot inks are held to it"),
    "names": ("送厂文件名的格式，可用 {报名} {日期} {日} {版次} {版本} {代号}，默认 {报名}-{日期}-P{版次}-V{版本}",
              "Names of files for the plant: {paper}, {date}, {day}, {page}, {version}, {id} in a pattern"),
    "version": ("第几次送厂，默认 1；改版写 2、3…，作业单写明与上次有何不同",
                "How often the issue went to the plant, 1 if not given; from 2 on the job sheet says what changed"),
    "copies": ("印数，印在作业单上", "Copies to be printed, on the job sheet"),
    "due": ("付印时间，如 2023-11-15 01:30；只写 01:30 就是出版当天",
            "When plates are made, such as 2023-11-15 01:30; 01:30 alone is on the day of the issue"),
    "signer": ("签发人，印在作业单上", "Who signed the issue, on the job sheet"),
    "contact": ("编辑部联系人和电话，印在作业单上", "Whom the plant asks, with a telephone, on the job sheet"),
    "sharpen": ("图片缩小后锐化多少，百分数，默认 0", "Unsharp mask of scaled pictures in per cent, 0 if not given"),
}  # fmt: skip

EPAPER_KEYS: Final[dict[str, Words]] = {
    "site": ("数字报在网上的地址，订阅源和站点地图用",
             "Address of the e-paper on the web, for feeds and the site map"),
    "previous": ("上一期的地址或相对路径", "Address of, or way to, the previous issue"),
    "next": ("下一期的地址或相对路径", "Address of, or way to, the next issue"),
    "theme": ("盖在自带样式之上的 CSS 文件", "A file of CSS laid over the e-paper's own"),
}  # fmt: skip
