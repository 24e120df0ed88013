"""Characters that are taken for others by whoever types: of one sound, of nearly one, or of one shape; at what price.

The price of a mistake is how much less likely it is than none, as a logarithm: what sounds alike is typed for another
far more often than what only looks a little like it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from layout.wording.lexicon import LOOKS, LOOKS_LESS
from layout.wording.sounds import OF_ONE_SOUND

SAME_SOUND: Final = 1.0
LOOK: Final = 2.0
NEARLY: Final = 3.0
"""For what nearly sounds alike, or looks a little alike."""

_NEAR_SOUNDS: Final = """
造照 灾债 赞站 脏张 增争 资知 租住 最坠 尊准 作桌 宗中 奏周 擦查 才柴 残产 仓长 草超 侧车 层成 次持 从充 凑愁 粗出 催吹 村春 撒沙 塞晒 三山 丧上 扫少
色社 四是 搜手 苏书 算栓 岁水 孙顺 所说 今京 因英 民明 林零 宾兵 贫平 心星 亲清 根更 真正 陈成 深生 分风 门猛 人仍 本崩 盆朋 班邦 盘旁 满忙 反方 单当
谈堂 南囊 兰郎 干刚 看康 汉航 站张 产长 山上 残仓 三丧 安昂 年娘 连良 先香 千强 间将 关光 宽况 换黄 船床 专装 栓双 南兰 闹老 内雷 你里 年连 宁零 牛刘
农龙 怒路 女旅 发花 夫呼 风烘 方荒
"""
"""One character each of two sounds that dialects and hasty fingers mix: z and zh, n and l, in and ing, f and h."""

_OTHER_READINGS: Final = """
长常 行航 重虫 乐月 还环 都读 朝潮 调条 传赚 弹谈 藏脏 降祥 角绝 觉叫 会快 参深 校叫 度夺 和货 几机 间见 解谢 没末 宁柠 曲去 似是 宿秀 提低
系记 血写 应英 率帅 说税 识志 盛成 单善 曾层 著着 朴普 查渣 厦下 便偏 仇求 折蛇 咽烟 泊坡 择宅 给几 否痞 省醒 拓踏 种冲 仔子 洞同 番潘 佛服
弹但 划华 差拆 空控 强墙 相向 好号 少绍 处初 当荡 难南 散三 冠官 模磨
"""
"""Characters of more than one sound, each with one of the sound that the table of first readings lacks."""


class _TakenFor(dict[str, Mapping[str, float]]):
    """The characters that each may stand for, with the price, found when it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._sound = {one: group for group in OF_ONE_SOUND.split() for one in group}
        self._near: dict[str, list[str]] = {}
        for pair in _NEAR_SOUNDS.split():
            one, other = pair[0], pair[1]
            self._near.setdefault(self._sound[one], []).append(self._sound[other])
            self._near.setdefault(self._sound[other], []).append(self._sound[one])
        self._also: dict[str, list[str]] = {}
        for pair in _OTHER_READINGS.split():
            self._also.setdefault(pair[0], []).append(self._sound[pair[1]])
            for one in self._sound[pair[1]]:
                self._also.setdefault(one, []).append(pair[0])
        self._looks = {row[0]: row[1:] for row in LOOKS.split()}
        self._looks_less = {row[0]: row[1:] for row in LOOKS_LESS.split()}

    def __missing__(self, one: str) -> Mapping[str, float]:
        sound = self._sound.get(one, "")
        made: dict[str, float] = dict.fromkeys(self._looks_less.get(one, ""), NEARLY)
        for group in self._near.get(sound, ()):
            made.update(dict.fromkeys(group, NEARLY))
        made.update(dict.fromkeys(self._looks.get(one, ""), LOOK))
        for group in (sound, *self._also.get(one, ())):
            made.update(dict.fromkeys(group, SAME_SOUND))
        made.pop(one, None)
        self[one] = made
        return made


@cache
def taken_for() -> Mapping[str, Mapping[str, float]]:
    """The characters that each may stand for by mistake, with what that costs."""
    return _TakenFor()
