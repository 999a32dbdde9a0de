"""Roles: what there is to hold, which do not go together, who may give and take them (R19, R70).  Tables and four questions.

A resident (居民) is in no table here: who has a home in the neighbourhood is one (storage/homes.py).
"""

from collections.abc import Collection
from typing import Literal

VOLUNTEER = "volunteer"  # 志愿者
WORKER = "worker"  # 网格员, of a grid
DEPARTMENT = "department"  # 部门人员: helps from a department (协办)
PARTY = "party"  # 利害关系方: speaks, labelled, and never votes (R70)
FACILITATOR = "facilitator"  # 协商主持人
AUDITOR = "auditor"  # 监督员
ADMIN = "admin"  # 管理员
ROLES = (VOLUNTEER, WORKER, DEPARTMENT, PARTY, FACILITATOR, AUDITOR, ADMIN)

BODIES = ("property", "owners", "unit", "office")  # 物业, 业委会, 驻区单位, 部门

APART = frozenset({
    frozenset({AUDITOR, ADMIN}), frozenset({AUDITOR, FACILITATOR}),  # who watches does not do (Art. 36)
    frozenset({PARTY, ADMIN}), frozenset({PARTY, FACILITATOR}), frozenset({PARTY, AUDITOR}),  # no judge in their own cause
})  # fmt: skip

Way = Literal["second", "reason", "console"]
Taking = Literal["now", "second", "console", "last"]


def conflict(held: Collection[str], role: str) -> str:
    """The role already held that does not go with this one; '' = none."""
    return next((h for h in ROLES if h in held and frozenset({h, role}) in APART), "")


def giving(role: str, admins: int) -> Way:
    """How a role is given in chat: a second admin confirms; an only admin types a reason – but makes no other admin and no
    auditor, who would watch over nobody else: that code is printed on the server."""
    if admins > 1:
        return "second"
    return "console" if role in (ADMIN, AUDITOR) else "reason"


def taking(role: str, admins: int, *, own: bool) -> Taking:
    """How a role is taken away.  admins: how many there are now.  own: do they lay it down themselves?
    At once – but an admin's only by two who are not that admin, or neither could be trusted with the other."""
    if role != ADMIN:
        return "now"
    if admins <= 1:
        return "last"
    if own:
        return "now"
    return "second" if admins > 2 else "console"
