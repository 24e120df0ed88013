"""Tables of words by which lines of copy are known.  Data only."""

from __future__ import annotations

from typing import Final

HAN: Final = r"[^\W\da-zA-Z_]"
"""For patterns: a letter that is not Latin, which in copy is an ideograph.  A class with the whole range of
ideographs in it takes fifty times as long to compile."""

SPEAKING_ENDS: Final = (
    "台", "局", "委", "办", "部", "厅", "院", "会", "所", "站", "队", "社", "处", "中心", "公司", "集团", "银行", "学校", "大学", "街道", "社区", "物业",
    "部门", "机构", "专家", "医生", "律师", "教授", "老师", "家长", "居民", "市民", "村民", "业主", "乘客", "商户", "游客", "读者", "网友", "学生",
    "员工", "职工", "记者", "交警", "警方", "民警", "法官", "检察官", "消防", "负责人", "主任", "经理", "发言人", "当事人",
    "提醒", "回应", "表示", "认为", "建议", "介绍", "解释", "称", "說", "说", "專家", "記者", "居民", "醫生", "天文台", "氣象台",
)  # fmt: skip
"""Whose words follow a colon: an office, people of one trade, or a word of saying."""

MARKERS: Final = "□■◎●○◇◆▲△▶►◉◈☆★※"
"""Signs set before a byline, a subhead or an item of a list."""

PICTURE_SIGNS: Final = frozenset("▲△▶►↑↓←→")
"""Signs that point to a picture."""

STOPS: Final = "。！？!?…"
CLOSERS: Final = "”’」』）)》〉】〕]"
OPENERS: Final = "“‘「『（(《〈【〔["
COMMAS: Final = "，,、；;：:"

NOT_FIRST: Final = frozenset("”’」』）)》〉】〕]，,、；;：:。．！？!?…%％‰℃·—-～~")
"""Marks that cannot begin a paragraph (—— can: it begins a deck or a line of poetry, and is asked for apart)."""

PAIRS: Final = {
    "”": "“",
    "’": "‘",
    "」": "「",
    "』": "『",
    "）": "（",
    ")": "(",
    "》": "《",
    "〉": "〈",
    "】": "【",
    "〕": "〔",
}

SURNAMES: Final = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪"
    "田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温"
    "芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍"
    "位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟池褚甯仇巩冀"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭許呂蘇盧蔣賈葉閻餘鍾範譚鄒陸龍萬錢湯賴龐蘭顏嚴溫盧韋畢聶叢齊莊塗時關費紀單寧閔車邊饒"
)

DOUBLE_SURNAMES: Final = frozenset((
    "欧阳", "司马", "诸葛", "上官", "司徒", "夏侯", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "长孙", "宇文", "呼延", "端木",
    "歐陽", "司馬", "諸葛", "東方", "尉遲", "公孫", "長孫",
))  # fmt: skip

THE_END: Final = ("（完）", "(完)", "（全文完）", "（终）")
"""What a wire closes its copy with."""

NEWS_VERBS: Final = (
    "强调",
    "指出",
    "要求",
    "提出",
    "表示",
    "批示",
    "指示",
    "致辞",
    "发言",
    "讲话",
    "主持",
    "強調",
    "指示",
)
"""A kicker ends with one of these: what follows is what was said."""

EVENT_ENDS: Final = (
    "召开",
    "举行",
    "开幕",
    "闭幕",
    "大会",
    "会议",
    "座谈会",
    "推进会",
    "调研",
    "慰问",
    "召開",
    "舉行",
    "常务会议",
    "之际",
    "考察",
)
"""A kicker ends so as well: what was held, under which stands what came of it."""

RUBRIC_ENDS: Final = (
    "调研行", "进行时", "进行曲", "巡礼", "系列报道", "专栏", "聚焦", "观察", "纪实", "特稿", "特写", "连线", "速递", "简讯",
    "快讯", "短波", "风采", "论坛", "视点", "热线", "链接", "掠影", "新闻", "关注", "追踪", "访谈", "时评", "短评", "快评",
    "锐评", "漫谈", "杂谈", "随笔", "走笔", "之声", "看台", "广角", "导读", "提要", "要闻", "在线", "现场", "故事", "直播",
    "行动", "征程", "典型", "榜样", "基层行", "万里行", "走基层", "论语", "夜话", "闲话", "笔谈", "微语", "絮语", "圆桌", "茶座", "之窗", "新作为", "看变化", "话发展", "述评", "札记", "评论",
    "专题", "专版", "副刊", "连载", "看一线", "在一线", "微言", "漫画", "园地", "讲堂", "笔会", "小荷", "话题", "说法", "直通车", "曝光台", "百姓事", "国际", "国内", "体育", "财经", "文化", "社会", "公告", "启事", "声明", "讣告", "天气", "連線",
    "時評", "社論", "短評", "觀察", "論壇", "視點", "專欄",
)  # fmt: skip

RUBRICS: Final = frozenset((
    "社论", "社論", "评论", "評論", "本报评论员", "时评", "短评", "今日谈", "人民论坛", "图片新闻", "圖片新聞", "新闻特写",
    "本报特稿", "编者按", "导读", "要闻", "综合", "简讯", "快讯", "头条", "特别报道", "深度报道", "记者调查", "读者来信",
    "国际观察", "钟声", "和音", "来论", "街谈巷议", "体坛快讯", "今日导读", "天气预报", "今日天气", "人物", "对话", "民生", "时政",
    "调查", "观点", "教育", "健康", "旅游", "科技", "法治", "三农", "读书", "美食", "收藏", "记者在线", "回音壁", "目录", "评论员文章", "编读往来", "公告",
))  # fmt: skip
"""Rubrics known as a whole line."""

COMMENT_WORDS: Final = (
    "评论", "社论", "时评", "短评", "快评", "锐评", "今日谈", "漫谈", "杂谈", "来论", "谈", "社論", "評論", "時評", "短評",
)  # fmt: skip
"""Rubrics that end so stand over commentary."""

CREDIT_VERBS: Final = (
    "摄影报道", "图文报道", "文/图", "图/文", "文并摄", "摄影", "供图", "配图", "绘图", "制图", "漫画", "提供", "攝影",
    "图文", "摄", "攝", "发", "图", "圖", "作", "绘", "画", "畫", "繪",
)  # fmt: skip
"""What a credit ends with, longest first."""

CAPTION_STARTS: Final = (
    "图为", "上图", "下图", "左图", "右图", "图①", "图②", "图一", "图1", "图：", "图:", "大图", "小图", "题图", "圖為", "上圖",
    "下圖", "图片说明", "▲", "△", "►", "▶", "↑", "↓", "←", "→",
)  # fmt: skip

FURNITURE_STARTS: Final = (
    "责编", "责任编辑", "本版编辑", "本版责编", "本版美编", "本版校对", "值班编委", "值班总编", "值班主任", "电脑制版", "国内统一", "邮发代号",
    "新闻热线", "报料热线", "本报地址", "广告许可证", "广告经营许可", "邮政编码", "責任編輯", "投稿邮箱", "电子邮箱", "点击上方", "点击蓝字",
    "往期推荐", "往期精彩", "推荐阅读", "阅读原文", "上一篇", "下一篇", "上一版", "下一版", "返回目录", "返回首页", "放大 缩小", "打印本页", "关闭窗口", "长按识别", "扫描二维码", "分享、点赞",
)  # fmt: skip
"""What a line that is no copy begins with."""

FURNITURE_WHOLE: Final = frozenset((
    "广告", "點擊看大圖", "点击查看大图", "点击图片查看大图", "查看原图", "展开全文", "阅读全文", "返回顶部", "回到顶部", "相关阅读", "相关新闻", "延伸阅读：",
    "分享到", "分享到：", "分享到微信", "分享至", "收藏", "点赞", "打印", "字号：大 中 小", "字体：大 中 小", "大 中 小", "加载更多", "查看更多", "更多精彩",
    "评论区", "我要评论", "写评论", "网友评论", "下载客户端", "打开APP", "扫一扫分享", "扫码关注", "热门推荐", "为您推荐", "猜你喜欢",
))  # fmt: skip
"""Whole lines that web pages and apps put round and into an article."""

FURNITURE_BUTTONS: Final = frozenset((
    "打印", "关闭", "收藏", "点赞", "分享", "评论", "举报", "纠错", "推荐", "大", "中", "小", "字号", "字体", "转发", "返回", "微信", "微博", "朋友圈",
    "分享到", "在看", "複製連結", "列印", "分享至",
))  # fmt: skip
"""Words of buttons: a line of nothing but them is no copy."""

FURNITURE_LABELS: Final = (
    "版式", "美编", "校对", "审读", "组版", "检校", "编辑", "编审", "主编", "统筹", "视觉", "零售", "定价", "零售价", "印刷", "网址", "社址",
    "客户端", "监制", "总编室", "發行", "编校", "初审", "复审", "终审", "审核", "制作", "原创", "阅读", "出品", "总编辑",
)  # fmt: skip
"""The same, but only before a colon, a rule or a blank: 统筹发展和安全 is a head."""

NAMEPLATE_SIGNS: Final = (
    "星期", "农历", "农曆", "農曆", "CN", "邮发代号", "总第", "www.", "http", "国内统一", "今日", "新闻热线",
)  # fmt: skip
PAPER_ENDS: Final = ("日报", "晚报", "早报", "晨报", "都市报", "周报", "商报", "导报", "日報", "晚報", "早報")
"""The name of a paper, when it is all that a line says, ends so."""

FURNITURE_WORDS: Final = (
    "星期", "农历", "农曆", "農曆", "国内统一", "CN", "邮发代号", "总第", "新闻热线", "网址", "www.", "http", "出版", "今日",
    "癸", "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "年", "期", "版", "热线", "電話", "电话", "邮编", "零售",
)  # fmt: skip
"""Words of a nameplate's line; three of them in a short line without a sentence make it one."""

MEETING_WORDS: Final = (
    "会议指出",
    "会议强调",
    "会议要求",
    "会议认为",
    "会议听取",
    "会议审议",
    "会议还",
    "他强调",
    "他指出",
    "她强调",
)
"""A new paragraph usually begins here."""

UNITS: Final = (
    "万", "亿", "元", "人", "个", "吨", "米", "千米", "公里", "公斤", "克", "升", "亩", "公顷", "平方米", "岁", "年", "月",
    "日", "时", "分", "秒", "次", "户", "家", "件", "台", "辆", "所", "名", "%", "％", "℃", "倍", "级", "届", "期",
)  # fmt: skip

DECK_STARTS: Final = ("同时", "并", "以及", "兼")
DECK_WORDS: Final = (
    "召开", "举行", "主持", "出席", "讲话", "致辞", "致词", "讲专题", "强调", "参加", "陪同", "批示", "作报告", "宣读", "侧记", "纪实", "综述",
)  # fmt: skip
"""What a line under a head says when it is a deck."""

NOTICE_ENDS: Final = (
    "公告", "通告", "通知", "公示", "启事", "声明", "名单", "讣告", "预告", "预报", "天气", "天氣", "一览", "须知", "简讯",
    "快讯", "简报", "排行榜", "积分榜", "赛程", "更正", "致歉", "倡议书", "公开信", "公布", "短讯", "短波", "战报", "赛果", "行情", "菜价",
    "影讯", "日程", "日历", "书目", "信箱", "摘登", "征稿", "一信", "的信", "招聘", "招租", "出租", "寻人", "服务台", "问诊台", "排行", "价格表", "時間表",
    "公佈", "啟事", "聲明", "預報",
)  # fmt: skip
"""A head that ends so stands over a notice, which has neither dateline nor byline."""

SERVICE_STARTS: Final = ("今日", "昨日", "明日", "本周", "本週", "一周", "一週", "每日", "近期", "周末", "本期")
"""A short head that begins so stands over a service: 今日限行, 本周菜价."""

INSIDE_HEADS: Final = frozenset((
    "案情回放", "新闻背景", "编后", "背景", "案情", "相关新闻", "名词解释", "知识链接", "法条链接", "评析", "案例", "点评", "说法", "提醒", "目录",
))  # fmt: skip
INSIDE_STARTS: Final = (
    "记者", "記者", "法官", "律师", "律師", "专家", "專家", "医生", "醫生", "医师", "气象", "警方", "民警", "交警", "消防", "采访", "编者", "编辑", "检察官",
    "部门", "业内", "背景", "相关", "新闻",
)  # fmt: skip
INSIDE_ENDS: Final = (
    "手记", "手記", "说法", "說法", "提醒", "建议", "建議", "点评", "點評", "解读", "观点", "观察", "支招", "链接", "回应", "感言", "寄语", "释法", "提示",
)  # fmt: skip
"""What stands over a part of a story, and hardly over a story: 法官说法, 记者手记."""

NOTE_STARTS: Final = (
    "据", "據", "均据", "均據", "综合", "綜合", "来源", "來源", "作者", "本文作者", "本版", "以上", "稿件来源", "新华社发", "记者",
)  # fmt: skip
"""What a line in brackets under a story begins with."""

SIGNING_ENDS: Final = (
    "公司", "委员会", "治丧小组", "村委会", "组委会", "法院", "检察院", "派出所", "办公室", "管理局", "人民政府", "管理处", "中心", "编辑部", "编辑室", "协会", "支队", "大队", "医院", "学校",
    "委員會", "辦公室", "工会", "组织部", "宣传部", "联合会", "学会", "商会", "管委会", "居委会", "指挥部", "办事处", "街道办", "支部", "总会", "同乡会",
)  # fmt: skip
"""A notice is signed by a body whose name ends so."""

TIMES: Final = (
    "今年", "去年", "近年", "近日", "日前", "目前", "截至", "据", "记者", "此外", "同时", "与此", "其中", "昨日", "昨天", "今天", "随后", "当日", "当天",
    "会上", "为此", "对此", "另外", "接下来", "下一步", "期间",
)  # fmt: skip
"""What a sentence begins with, and hardly a head."""

SOURCES: Final = tuple(f"{word}{mark}" for word in ("来源", "稿件来源", "文字来源", "來源") for mark in ":：丨|｜")
"""Where copy was taken from, as a line under it says."""

SALUTES: Final = (
    "同志",
    "先生",
    "女士",
    "老师",
    "朋友",
    "们",
    "你好",
    "您好",
    "编辑部",
    "居民",
    "市民",
    "用户",
    "客户",
    "读者",
)
"""A line that ends so and with a colon greets the reader; it is copy."""

FORMULAS: Final = ("特此", "谨此", "此致", "敬请", "谨致", "敬礼", "专此", "以此")
"""Formulas that close a notice or a letter."""

LABELS: Final = (
    "联系人", "联系电话", "电话", "地址", "时间", "地点", "传真", "票价", "主办", "承办", "协办", "邮箱", "开户行", "账号", "户名", "咨询电话", "报名电话",
    "监督电话", "单位", "举报电话", "投诉电话", "报名时间", "报名地点", "截止时间", "活动时间", "活动地点", "演出时间", "演出地点", "对象", "网址", "微信", "邮编",
)  # fmt: skip
"""What stands before the colon in the particulars of a notice."""

NOT_NAMES: Final = frozenset((
    "手记", "在线", "调查", "观察", "提醒", "获悉", "了解", "发现", "报道", "述评", "札记", "探访", "体验", "走访", "直击", "证", "节", "站", "团", "会",
    "采访", "看到", "从", "昨日", "今日", "昨天", "注意", "追踪", "帮忙", "跑腿", "感言", "视点", "观点", "热线", "日记", "归来", "说法", "点评", "出击", "见闻",
))  # fmt: skip
"""What follows 记者 and is nobody's name."""

EDITORS_NOTES: Final = ("编者按", "编者的话", "開欄的話", "开栏的话", "编者语")
"""What opens a note of the editors, which is no part of the story above it."""

NOT_OFFICES: Final = (
    "新局",
    "开局",
    "布局",
    "格局",
    "结局",
    "大局",
    "全局",
    "破局",
    "变局",
    "定局",
    "困局",
    "平局",
    "入院",
    "出院",
    "小院",
    "大院",
    "庭院",
    "剧院",
)
"""Words that end like an office and are none."""

OPEN_WORDS: Final = tuple("的和与及将在为让把向对以从到是被于其所而且并或等至由")
"""Neither a head nor a subhead ends with one of these (等 and 到 may, rarely)."""

HEAD_GOES_ON: Final = (
    "的", "和", "与", "及", "将", "在", "为", "让", "把", "向", "对", "以", "从", "到", "是", "推动", "推进", "打造", "建设", "助力",
    "实现", "加快", "构建", "谱写", "书写", "绘就", "迈向", "走向", "奏响", "擦亮", "跑出", "激活", "赋能", "坚持", "开展", "做好",
    "：", ":",
)  # fmt: skip
"""A line of a head that ends so goes on in the next."""
