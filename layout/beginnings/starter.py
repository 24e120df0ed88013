"""The issue that ``render-page new`` writes: one tabloid page of a paper that does not exist."""

from __future__ import annotations

from typing import Final

from layout.pixels.starter_picture import picture

_ISSUE = """\
# 一期报纸的版面文件。位置写 [栏, 行]，大小写 [栏数, 行数]，都从 1 数起；键名可用中文。
# The page spec of one issue. Positions are [column, line], sizes [columns, lines], counted from 1.
date: 2024-05-01
paper: {name: 清水晚报, publisher: 清水晚报社, cn: CN 00-0000, number: 1, pages: 4}
sheet: {size: 四开, bleed: 3mm}
grid: {columns: 5, chars: 13, gutter: 1.5字, lines: 62, body: 五号, leading: 16pt}
style: daily
copy: {dump: copy.txt}

pages:
  - number: 1
    slots:
      - {use: flag, at: [1, 1], span: [4, 9]}                                    # 报头
      - id: weather                                                              # 报眼
        use: ear
        title: 今日天气
        at: [5, 1]
        span: [1, 9]
        text: [多云转晴, 16℃～25℃, 东南风二到三级, 日出　5∶14, 日落　18∶41]
      # 头条，下转第 2 版：排不下的存到 out/…/rest/，交给第 2 版。The rest of the lead is saved for page 2.
      - {id: lead, story: 老街书屋, style: lead, at: [1, 11], span: [3, 23], legs: 3, jump: 2}
      - id: photo
        use: picture
        picture: street.png
        at: [4, 11]
        span: [2, 20]
        caption: 昨天傍晚，老街的灯又亮了。
        credit: 林小雨 摄
      - {id: comment, story: 把灯留给晚归, style: commentary, at: [4, 32], span: [2, 18], legs: 1}   # 评论，加框
      - {id: bus, story: 城东公交, style: second, at: [1, 35], span: [3, 13], legs: 3}
      - {id: school, story: 夜校添了, style: third, at: [1, 49], span: [3, 13], legs: 3}
      - {id: market, story: 早市挪了新家, style: brief, at: [4, 51], span: [2, 11], legs: 2}
      - {use: credits, at: [1, 62], span: [5, 1], text: 责编　　版式　　校对}
    rules:
      - {at: [1, 10], span: [5, 1], side: middle, style: double}
      - {at: [1, 34], span: [3, 1], side: middle, style: thin}
      - {at: [1, 48], span: [3, 1], side: middle, style: thin}
      - {at: [4, 50], span: [2, 1], side: middle, style: thin}
      - {at: [4, 11], span: [1, 51], side: left, style: hairline}
"""

_COPY = """\
老街书屋重新开门

——停业两年后由街坊合力修缮

□本报记者 林小雨

昨天上午九点，老街书屋的木门重新打开。门口没有花篮，只有一块新写的黑板：欢迎回来，请随便坐。

书屋开在老街中段，前后两进，原是一间米铺。十多年来，这里是附近孩子放学后的去处。前年夏天一场大雨，屋顶漏水，书架霉坏，店主只好关门。

关门以后，街坊一直没有忘记它。去年秋天，退休木匠老周带头，十几户人家凑了木料和工钱，利用周末一点一点地修。屋梁换了三根，地面垫高了一尺，临街的窗户改大，采光比从前好得多。

修缮期间，书屋收到捐来的图书四千多册。志愿者按年龄和门类重新编目，在后院辟出一间朗读室，每周六下午由大家轮流给孩子们讲故事。

店主说，书屋以后不收押金，借书只要登记姓名。“书是大家的，屋子也是大家修的，丢不了。”

当天来的人里，有当年在这里写作业、如今已经工作的年轻人。他们约好每月值一次班，替店主看店。街道办事处也为书屋接通了宽带，装好了消防设备，并把它列为社区阅读点。

临街的橱窗里摆着一本账簿，从第一笔木料钱记起，谁家出了几块钱、几天工，一笔一笔写得清楚。最后一页还空着，店主说，留给以后来修屋子的人。

傍晚时分，阅览室里坐满了人。老周坐在门边的长凳上，看着自己做的书架，半天没有说话。有孩子问他，书架为什么做成一格大一格小，他说，书有大有小，人也是。

书屋每天上午九点开门，晚上九点关门，周一休息。

城东公交线路今起调整

方便三个新建小区居民出行

本报讯（记者 何青）从今天起，城东三条公交线路调整走向，新增站点七处，覆盖去年以来陆续入住的三个小区。

调整后，5路车向东延伸两公里，终点设在东湖小区南门；8路车改经文化路，与图书馆、青少年宫相接；12路车早晚高峰各加开六班，间隔缩短到八分钟。

据公交公司介绍，这次调整前后征求意见近一个月，收到建议二百余条，其中四成与站点位置有关，意见大都采纳了。

早市挪了新家

本报讯（记者 何青）开了二十年的河沿早市，昨天搬进了新建的大棚。

新市场紧邻旧址，设摊位一百二十个，地面有排水，棚顶有照明，另辟了停车的地方。原来的摊主优先选位，头半年免收摊位费。

不少老主顾一早赶来。买菜的老人说，路不远，下雨也不怕了，就是熟脸要重新找一遍。

夜校添了三门新课

本报讯（记者 林小雨）市职工夜校下月开学，今年添了三门课：家电修理、短视频剪辑和口腔护理常识，报名从今天上午开始。

夜校设在文化路，学费每门六十元，上满八成课时的全额退还。去年的学员里，年纪最大的七十一岁，最小的十九岁，学得最久的一位，把缝纫从初级班读到了高级班。

三门课都由在职的师傅来教。教家电修理的老郑在厂里干了三十年，他的第一课不讲原理，先教怎样安全地断电；教剪辑的是一位退休的放映员，电脑是六十岁以后学的，学了就没有放下。

校长说，课开在晚上七点，就是给白天走不开的人；孩子没有人看的，也可以带来。

把灯留给晚归的人

本报评论员 江边

一间书屋停业两年，重新开门，靠的不是一笔大钱，是十几户人家的木料、工钱和周末。

一条街要有人气，得有几处晚上亮灯的地方。灯下可以买卖，也可以不买卖：借一本书，等一班车，说几句话。这样的地方往往不赚钱，也往往最难留住。

书屋这一次能够留下，有街坊出力，也有街道搭手：接网线，装消防，列作阅读点，都不是大事，却件件落在要紧处。修屋子的人不必谢谁，用屋子的人记得关灯，事情就能长久。

我们乐见更多的门这样打开。门口有没有花篮不要紧，要紧的是里面有灯。
"""

ISSUE: Final = "issue.yaml"


def starter_files() -> dict[str, bytes]:
    """The files of the starter by their names."""
    return {ISSUE: _ISSUE.encode(), "copy.txt": _COPY.encode(), "street.png": picture()}
