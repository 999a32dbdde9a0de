"""Roles in chat: two admins give, one takes at once, the last one stays, and each press asks the database."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from storage import chain, claims, people
from tests.talk.world import Neighbourhood, words


@pytest.fixture
def here(database: str) -> Iterator[Neighbourhood]:
    made = Neighbourhood(database)
    yield made
    made.close()


def opens(here: Neighbourhood, who: str, *labels: str) -> str:
    """/admin and then one button after the other; what the last one showed."""
    shown = here.says(who, "/admin")
    for label in labels:
        shown = here.presses(who, label)
    return words(shown)


def noted(here: Neighbourhood, verb: str) -> int:
    return int(here.value("SELECT count(*) FROM audit WHERE verb = :verb", verb=verb))


def id_of(here: Neighbourhood, who: str) -> int:
    external = here.seal.digest(f"plain:{who}")
    return int(here.value("SELECT person_id FROM identity WHERE external = :e", e=external))


def named(here: Neighbourhood, *who: str) -> None:
    for one in who:
        here.says(one, "/start")


def test_two_admins_make_a_worker(here: Neighbourhood) -> None:
    here.admin("周")
    here.admin("吴")
    grid = here.house.town.community.grids[0].name
    assert "已请其他管理员确认：网格员" in opens(here, "周", "人员", "➕ 邀请新人", "网格员", grid)
    asked = words(here.letters("吴"))
    assert f"周提议让新人（用邀请码）当网格员（{grid}）。您同意吗？" in asked
    assert "已经同意" in words(here.presses("吴", "✅ 同意"))
    told = words(here.letters("周"))
    code = told.partition("/claim ")[2].split()[0]
    assert f"您现在是{grid}的网格员" in words(here.says("王", f"/claim {code}"))
    assert [noted(here, v) for v in ("RoleProposed", "RoleConfirmed", "RoleOffered", "RoleClaimed")] == [1, 1, 1, 3]


def test_nobody_confirms_their_own_proposal_and_no_means_no(here: Neighbourhood) -> None:
    here.admin("周")
    here.admin("吴")
    opens(here, "周", "人员", "➕ 邀请新人", "监督员")
    here.letters("吴")
    assert "👤 角色确认 1 个" in opens(here, "吴") and "角色确认" not in opens(here, "周")
    here.presses("吴", "👤 角色确认 1 个")
    assert "没有同意" in words(here.presses("吴", "不同意"))
    assert here.value("SELECT count(*) FROM claim WHERE used_at IS NULL") == 0
    assert noted(here, "RoleRefused") == 1
    assert "没有同意" in words(here.presses("吴", "✅ 同意")), "decided is decided"


def test_an_admin_who_is_none_any_more_confirms_nothing(here: Neighbourhood) -> None:
    for admin in ("周", "吴", "郑"):
        here.admin(admin)
    opens(here, "周", "人员", "➕ 邀请新人", "管理员")
    here.do(lambda db: db.run("UPDATE role SET revoked_at = 1 WHERE person_id = :id", id=id_of(here, "吴")))
    here.letters("吴")
    assert "已经同意" not in words(here.presses("吴", "✅ 同意"))
    assert here.value("SELECT state FROM role_proposal") == "open"


def test_an_only_admin_types_a_reason_but_makes_no_other_admin(here: Neighbourhood) -> None:
    here.admin("周")
    assert "只有您一位管理员" in opens(here, "周", "人员", "➕ 邀请新人", "管理员")
    assert "python -m bot claim" in opens(here, "周", "人员", "➕ 邀请新人", "监督员")
    assert "请写一句为什么" in opens(here, "周", "人员", "➕ 邀请新人", "志愿者")
    told = words(here.says("周", "他每周都来帮忙，大家都认识"))
    assert "志愿者的邀请码" in told
    code = told.partition("/claim ")[2].split()[0]
    assert "您现在是志愿者" in words(here.says("张", f"/claim {code}"))
    kept = here.value("SELECT reason FROM role_proposal")
    assert here.seal.unseal(kept) == "他每周都来帮忙，大家都认识"
    assert not here.value("SELECT count(*) FROM audit WHERE detail LIKE '%帮忙%'"), "no words in the audit"


def test_who_watches_does_not_act(here: Neighbourhood) -> None:
    here.admin("周")
    here.admin("吴")
    code = here.do(lambda db: claims.new_claim(db, here.seal, "auditor", None, here.now))
    assert "已经是管理员的人不能再当监督员" in words(here.says("吴", f"/claim {code}"))
    assert "您现在是监督员" in words(here.says("冯", f"/claim {code}")), "the code was not used up"
    assert "要分开" in opens(here, "周", "人员", "冯", "➕ 再给一个角色", "管理员")


def test_another_role_is_given_to_somebody_known(here: Neighbourhood) -> None:
    here.admin("周")
    here.admin("吴")
    here.worker("王")
    opens(here, "周", "人员", "王", "➕ 再给一个角色", "协商主持人")
    assert "周提议让王当协商主持人" in words(here.letters("吴"))
    here.presses("吴", "✅ 同意")
    assert "您现在是协商主持人" in words(here.letters("王"))


def test_a_workers_role_ends_at_once_and_their_tasks_come_back(here: Neighbourhood) -> None:
    here.admin("周")
    here.worker("王")
    for n in (1, 2):
        here.says("李", f"3号楼{n}单元电梯坏了")
        here.presses("李", "同意并提交" if n == 1 else "提交")
        here.now += timedelta(minutes=5)
    assert "新任务" in words(here.letters("王"))
    opens(here, "周", "人员", "王")
    told = here.presses(
        "周",
        next(b.label for c in here.letters("周", everything=True) for b in c.buttons() if "撤销：网格员" in b.label),
    )
    assert "马上生效" in words(told)
    here.letters("周")
    done = words(here.presses("周", "✅ 撤销"))
    assert "王不再负责，2 件任务退回待派" in done
    assert "您不再是网格员" in words(here.letters("王"))
    assert here.value("SELECT count(*) FROM request WHERE step = 'open' AND worker_id IS NULL") == 2
    assert "接单" not in words(here.presses("王", "接单")), "an old button of theirs moves nothing"
    assert here.value("SELECT count(*) FROM request WHERE step = 'open'") == 2
    assert (
        noted(here, "RoleRevoked") == 1 and "📥 待派 2 件" in opens(here, "周") and "↩️ 退单 2 件" in opens(here, "周")
    )


def test_the_last_admin_stays(here: Neighbourhood) -> None:
    here.admin("周")
    assert "最后一位管理员" in opens(here, "周", "人员", "周", "撤销：管理员")
    here.admin("吴")
    assert "谁也不能撤销另一位" in opens(here, "周", "人员", "吴", "撤销：管理员")
    opens(here, "周", "人员", "周", "撤销：管理员", "✅ 撤销")
    assert "这是管理员用的" in words(here.says("周", "/admin"))
    assert here.do(lambda db: people.holders(db, "admin")) == [id_of(here, "吴")]


def test_a_third_admin_is_asked_before_an_admin_goes(here: Neighbourhood) -> None:
    for admin in ("周", "吴", "郑"):
        here.admin(admin)
    assert "已请其他管理员确认" in opens(here, "周", "人员", "吴", "撤销：管理员", "✅ 撤销")
    assert "撤销" not in words(here.letters("吴")), "who it is about does not decide"
    assert "周提议撤销吴的管理员" in words(here.letters("郑"))
    here.presses("郑", "✅ 同意")
    assert "您不再是管理员" in words(here.letters("吴"))


def test_strangers_get_nothing_of_the_administration(here: Neighbourhood) -> None:
    named(here, "陌")
    for command in ("/admin", "/roles"):
        (card,) = here.says("陌", command)
        assert "这是管理员用的" in card.text and not card.buttons()


def test_wrong_codes_are_five_an_hour(here: Neighbourhood) -> None:
    code = here.do(lambda db: claims.new_claim(db, here.seal, "worker", "g1", here.now))
    for _ in range(5):
        assert "这个邀请码不对" in words(here.says("陌", "/claim ABCDEFGHJKLM"))
    assert "请过一小时再试" in words(here.says("陌", f"/claim {code}"))
    here.now += timedelta(hours=1)
    assert "网格员" in words(here.says("陌", f"/claim {code}"))


def test_every_act_of_an_admin_is_in_the_chain(here: Neighbourhood) -> None:
    here.admin("周")
    opens(here, "周", "服务")
    label = next(b.label for c in here.letters("周", everything=True)[-1:] for b in c.buttons())
    here.presses("周", label)
    here.presses("周", "15 天")
    here.presses("周", "✅ 是，改")
    here.do(chain.link)
    verdict = here.do(chain.verify)
    assert verdict.wrong == "" and verdict.waiting == 0
    assert here.value("SELECT detail FROM audit WHERE verb = 'CommunityChanged'") == "days:15"
