"""Rules of a ballot (表决规则): who decides, how many must take part, how many must agree, and the article that says so.

1. A share is a fraction of integers, never a float: 2 of 3 is two thirds (R41).
2. 以上 includes the number itself, 过半数 and 超过 do not (民法典 1259).
3. Owners are measured twice, by area and by heads, and both must be enough (民法典 278).
4. A press in a chat is nobody's presence: an assembly's rule binds only with a recorded meeting (R62).
"""

from dataclasses import dataclass
from typing import Literal

Electorate = Literal["anyone", "residents", "households", "delegates", "owners"]
Measure = Literal["heads", "area"]
YES, NO, ABSTAIN = "yes", "no", "abstain"
CHOICES = (YES, NO, ABSTAIN)  # 同意, 不同意, 弃权: the only ones of a legal preset (R68)


@dataclass(frozen=True, slots=True)
class Share:
    """A part that must be reached.  of / per is the fraction; inclusive: 以上, the number itself is enough."""

    of: int
    per: int
    inclusive: bool

    def met(self, part: int, whole: int) -> bool:
        """Is the part large enough?  Nothing of nothing never is."""
        if whole <= 0:
            return False
        return part * self.per >= whole * self.of if self.inclusive else part * self.per > whole * self.of

    def least(self, whole: int) -> int:
        """The smallest part that is enough: 还差 N 户 is this less what there is."""
        exact, rest = divmod(whole * self.of, self.per)
        return exact + (1 if rest or not self.inclusive else 0)


MORE_THAN_HALF = Share(1, 2, inclusive=False)  # 过半数
TWO_THIRDS = Share(2, 3, inclusive=True)  # 三分之二以上
THREE_QUARTERS = Share(3, 4, inclusive=True)  # 四分之三以上


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to decide.  participation is of the roll; approval of those who took part – who were present, if it
    is a meeting's.  notice: days between the announcement and the vote.  hurries: the law lets it be shorter for a special
    reason (Art. 26: 遇有特殊情况的，可以临时通知居民).  law: where it is written, as 法 条."""

    key: str
    electorate: Electorate
    measures: tuple[Measure, ...]
    participation: Share | None
    approval: Share
    law: tuple[str, ...] = ()
    notice: int = 0
    meeting: bool = False
    binding: bool = True
    hurries: bool = False

    @property
    def named(self) -> bool:
        """Owners decide by name (实名, R61)."""
        return self.electorate == "owners"


_COMMITTEE, _CODE = "城市居民委员会组织法", "民法典"
CONSULT = Rule("consult", "anyone", ("heads",), None, MORE_THAN_HALF, binding=False)
PRESETS = {
    rule.key: rule
    for rule in (
        CONSULT,  # 意见征询（不具有法律效力）
        # 居民会议: of residents of 18 and more, or of representatives of households; chosen before the notice (R62)
        Rule("assembly-residents", "residents", ("heads",), MORE_THAN_HALF, MORE_THAN_HALF,
             (f"{_COMMITTEE} 26", f"{_COMMITTEE} 27"), notice=10, meeting=True, hurries=True),
        Rule("assembly-households", "households", ("heads",), MORE_THAN_HALF, MORE_THAN_HALF,
             (f"{_COMMITTEE} 26", f"{_COMMITTEE} 27"), notice=10, meeting=True, hurries=True),
        # 居民代表会议: its members are the committee and the representatives (R63)
        Rule("delegates", "delegates", ("heads",), TWO_THIRDS, MORE_THAN_HALF,
             (f"{_COMMITTEE} 28", f"{_COMMITTEE} 29"), meeting=True),
        # 业主共同决定: 278 items 1–5 and 9; items 6–8
        Rule("owners-general", "owners", ("area", "heads"), TWO_THIRDS, MORE_THAN_HALF, (f"{_CODE} 278",), notice=15),
        Rule("owners-special", "owners", ("area", "heads"), TWO_THIRDS, THREE_QUARTERS, (f"{_CODE} 278",), notice=15),
    )
}  # fmt: skip
