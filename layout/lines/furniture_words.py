"""Tables of words by which lines that are no copy are known.  Data only."""

from __future__ import annotations

from typing import Final

FURNITURE_STARTS: Final = (
    "分类广告", "分類廣告", "责编", "责任编辑", "本版编辑", "本版责编", "本版美编", "本版校对", "值班编委", "值班总编", "值班主任", "电脑制版", "国内统一", "邮发代号",
    "新闻热线", "报料热线", "本报地址", "广告许可证", "广告经营许可", "邮政编码", "責任編輯", "投稿邮箱", "投稿信箱", "电子邮箱", "点击上方", "点击蓝字",
    "往期推荐", "往期精彩", "以下文章来源于", "点亮“在看”", "点亮“", "点个在看", "喜欢就点", "点赞、在看", "本文转自", "原标题：",  "推荐阅读", "阅读原文", "上一篇", "下一篇", "上一版", "下一版", "返回目录", "返回首页", "放大 缩小", "打印本页", "关闭窗口", "长按识别", "扫描二维码", "分享、点赞",
)  # fmt: skip
"""What a line that is no copy begins with."""

IMPRINT_STARTS: Final = (
    "国内统一", "邮发代号", "邮政编码", "新闻热线", "报料热线", "本报地址", "投稿邮箱", "投稿信箱", "电子邮箱",
)  # fmt: skip
"""Those of an imprint, which a notice to subscribers has as well, in a sentence."""

LEGAL_STARTS: Final = (
    "版权声明：",
    "免责声明：",
    "特别声明：",
    "版權聲明：",
    "免責聲明：",
    "声明：转载",
    "凡本网注明",
    "凡注明“来源",
)
"""What a site says of its rights under an article."""

LINK_ENDS: Final = ("微信公众号", "公众号", "视频号", "新闻客户端")
"""Where else an article can be read."""

FURNITURE_WHOLE: Final = frozenset((
    "广告", "點擊看大圖", "点击查看大图", "点击图片查看大图", "查看原图", "展开全文", "阅读全文", "返回顶部", "回到顶部", "相关阅读", "相关新闻", "延伸阅读：",
    "分享到", "分享到：", "分享到微信", "分享至", "收藏", "点赞", "打印", "字号：大 中 小", "字体：大 中 小", "大 中 小", "加载更多", "查看更多", "更多精彩",
    "相关推荐", "相關推薦", "延伸閱讀", "相关文章", "往期回顾", "往期回顧", "热门阅读", "编辑推荐", "你可能感兴趣", "评论区", "我要评论", "写评论", "网友评论", "下载客户端", "打开APP", "扫一扫分享", "扫码关注", "热门推荐", "为您推荐", "猜你喜欢",
))  # fmt: skip
"""Whole lines that web pages and apps put round and into an article."""

FURNITURE_BUTTONS: Final = frozenset((
    "打印", "关闭", "收藏", "点赞", "分享", "评论", "举报", "纠错", "推荐", "大", "中", "小", "字号", "字体", "转发", "返回", "微信", "微博", "朋友圈",
    "分享到", "在看", "赞", "喜欢", "看一看", "留言", "写留言", "複製連結", "列印", "分享至", "QQ", "QQ空间", "QQ好友", "微信好友", "新浪微博", "复制链接", "打印本页",
    "关闭窗口", "字体", "繁体", "简体", "Facebook", "LINE", "Twitter", "WhatsApp", "Email", "臉書", "扫一扫", "手机看",
    "版面导航", "标题导航", "返回首页", "上一期", "下一期", "上一版", "下一版", "首页", "放大", "缩小", "默认", "朗读", "关于我们", "联系我们", "网站地图",
    "登录", "注册", "投稿", "广告服务", "友情链接", "法律声明", "往期回顾", "往期", "版面目录",
))  # fmt: skip
"""Words of buttons: a line of nothing but them is no copy."""

SITE_ENDS: Final = ("数字报", "电子报", "电子版")
"""What the site of a paper is called, beside its buttons."""

FURNITURE_CREDITS: Final = frozenset((
    "责编", "责任编辑", "美编", "版式", "校对", "编辑", "主编", "值班编委", "视觉", "組版", "组版", "責編", "責任編輯", "美編", "編輯", "校對", "检校",
))  # fmt: skip
"""Labels of who made a page."""

STAMP_LABELS: Final = (
    "来源", "來源", "作者", "责任编辑", "責任編輯", "责编", "编辑", "记者", "記者", "发布时间", "發布時間", "发布", "更新时间", "更新時間", "更新", "时间", "時間", "字号", "字体", "字體", "字級", "分享", "人气", "人氣",
    "浏览", "阅读", "点击", "评论", "瀏覽", "閱讀", "點擊",
)  # fmt: skip
"""What stands beside the date over an article of the web."""

STAMP_COUNTS: Final = ("人气", "人氣", "浏览", "阅读", "点击", "评论", "瀏覽", "閱讀", "點擊")
"""What is counted there: 浏览：3261次."""

FURNITURE_LABELS: Final = (
    "版式", "美编", "校对", "审读", "组版", "检校", "编辑", "编审", "主编", "统筹", "视觉", "零售", "定价", "零售价", "印刷", "网址", "社址",
    "客户端", "监制", "总编室", "發行", "编校", "初审", "复审", "终审", "审核", "制作", "原创", "阅读", "出品", "总编辑",
)  # fmt: skip
"""The same, but only before a colon, a rule or a blank: 统筹发展和安全 is a head."""

NAMEPLATE_SIGNS: Final = (
    "星期", "农历", "农曆", "農曆", "CN", "邮发代号", "总第", "www.", "http", "国内统一", "今日", "新闻热线",
)  # fmt: skip
PAPER_ENDS: Final = (
    "日报", "晚报", "早报", "晨报", "都市报", "周报", "商报", "导报", "时报", "周刊", "专刊", "社区报", "日報", "晚報", "早報", "時報", "商報", "週報", "週刊", "周刊",
)  # fmt: skip
"""The name of a paper, when it is all that a line says, ends so."""

FURNITURE_WORDS: Final = (
    "星期", "农历", "农曆", "農曆", "国内统一", "CN", "邮发代号", "总第", "新闻热线", "网址", "www.", "http", "出版", "今日",
    "癸", "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "年", "期", "版", "热线", "電話", "电话", "邮编", "零售",
)  # fmt: skip
"""Words of a nameplate's line; three of them in a short line without a sentence make it one."""
