"""Why findings about files, commands and the program itself are looked for, in Chinese."""

from __future__ import annotations

from typing import Final

_BEFORE: Final = "命令的选项在读任何文件之前先核对。"
_UTF8: Final = "版面文件和样式表是 UTF-8 的。"

REASONS: Final[dict[str, str]] = {
    "batch-none": "什么也没做的一批，看上去像一夜的活已经做完。",
    "batch-same-folder": "一个文件夹里只放一期；两期同一个 id，只剩后做的一期。",
    "batch-cluster": "由系统服务看着的调度程序几秒钟就会重新起来，这一批自己接着做。",
    "batch-version": "两个版本断行、压缩可能不同；一夜的版要出自同一个程序。",
    "batch-parcel-too-big": "一期文件夹里的文件全部要送过去，放错地方的也会跟着走。",
    "cluster-not-installed": "多数报社只有一台机器，用不着调度程序。",
    "cluster-unreachable": "集群由报社自己启动，成批出报只是用它。",
    "batch-late": "一个版卡住，不能耽误一夜的其他版；这一期上次的结果不变。",
    "desk-not-installed": "版面台的服务程序是附加的一组：只出版面的人用不着它。",
    "desk-port-taken": "一个端口上只能有一个程序。",
    "batch-lost": "进程被别的程序、或内存不够时被系统中止；这一期上次的结果不变。",
    "file-missing": "版面要用的文件都在，才能排版。",
    "file-not-a-file": "文件夹和设备不能当文件读。",
    "file-too-big": "输入有上限，写错的或恶意的文件才不会拖垮机器。",
    "file-unreadable": "系统不让读这个文件。",
    "file-unwritable": "系统不让写；原来的文件没有动。",
    "file-name-bytes": "从旧系统里拷来的文件，名字可能是不成字的字节；版面文件是文字，写不出它。",
    "file-not-utf8": _UTF8,
    "file-gb18030": _UTF8,
    "file-outside": "版面文件可能来自别处；不能让它读磁盘上别的东西。",
    "command-unknown": "第一个词是命令，或是版面文件。",
    "argument-unknown": "不认识的选项若不报告，就悄悄失效了。",
    "argument-missing": "不知道要处理什么。",
    "argument-wrong": _BEFORE,
    "option-unknown": _BEFORE,
    "option-range": _BEFORE,
    "option-pages": _BEFORE,
    "output-foreign": (
        "程序只覆盖自己写出、之后没有人改过的文件（.render-page.json 里记着各文件的摘要）；"
        "输出不能毁掉稿件、图片和别人的改动。"
    ),
    "output-withdrawn": "撤下的东西不能还挂在那里。只取走程序写出、没有人改过的文件。",
    "output-changed": "别人改过的文件，程序不再有权取走。",
    "output-busy": "往同一个文件夹的两次运行，先后放进各自的文件；一次卡住，不能让全部都等着。",
    "program-fault": "出了没有料到的错误。上一次的输出原样未动。",
    "program-memory": "系统不再给内存。上一次的输出原样未动。",
    "program-system": "操作系统报了错。上一次的输出原样未动。",
    "copy-too-long": "一个版的原稿不过几百行。",
    "copy-too-much": "稿件可能来自任何人：几千字节的文件展开来可以有几十亿字节。",
    "story-too-long": "没有一个版放得下这么多，排起来要几分钟。没有取的还在稿件里。",
    "story-field-long": "几千字的标题或图片说明，是放错了地方的正文。",
}
"""Code → the rule and where it comes from."""
