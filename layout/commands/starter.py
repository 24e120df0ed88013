"""The issue that ``render-page new`` writes: one tabloid page of a paper that does not exist."""

from __future__ import annotations

from typing import Final

_ISSUE = """\
# 一期报纸的版面文件。位置写 [栏, 行]，大小写 [栏数, 行数]，都从 1 数起。
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
      - {use: flag, at: [1, 1], span: [5, 9]}
      - {id: lead, story: 老街书屋, style: lead, at: [1, 11], span: [5, 25], legs: 5}
      - {id: bus, story: 城东公交, style: second, at: [1, 37], span: [3, 24], legs: 3}
      - {id: market, story: 早市挪了新家, style: third, at: [4, 37], span: [2, 24], legs: 2}
      - {use: credits, at: [1, 62], span: [5, 1], text: 责编　　版式　　校对}
    rules:
      - {at: [1, 10], span: [5, 1], side: middle, style: double}
      - {at: [1, 36], span: [5, 1], side: middle, style: thin}
      - {at: [1, 61], span: [5, 1], side: middle, style: hairline}
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

傍晚时分，阅览室里坐满了人。老周坐在门边的长凳上，看着自己做的书架，半天没有说话。

城东公交线路今起调整

方便三个新建小区居民出行

本报讯（记者 何青）从今天起，城东三条公交线路调整走向，新增站点七处，覆盖去年以来陆续入住的三个小区。

调整后，5路车向东延伸两公里，终点设在东湖小区南门；8路车改经文化路，与图书馆、青少年宫相接；12路车早晚高峰各加开六班，间隔缩短到八分钟。

据公交公司介绍，这次调整前后征求意见近一个月，收到建议二百余条，其中四成与站点位置有关。根据建议，原定设在路口的两处站点后移五十米，避开右转车道。

新线路试运行三个月。公交公司将根据客流情况再作优化，乘客可在车厢内扫码留言，也可以拨打服务电话反映情况。

早市挪了新家

本报讯（记者 何青）开了二十年的河沿早市，昨天搬进了新建的大棚。

新市场紧邻旧址，设摊位一百二十个，地面有排水，棚顶有照明，另辟了停车的地方。原来的摊主优先选位，头半年免收摊位费。

不少老主顾一早赶来。买菜的老人说，路不远，下雨也不怕了。
"""

FILES: Final[dict[str, str]] = {"issue.yaml": _ISSUE, "copy.txt": _COPY}
"""File name → text."""
