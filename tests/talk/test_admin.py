"""/admin on a phone: what waits, then the neighbourhood itself, always shown before it changes."""

from tests.talk.street import Here


async def test_admin_shows_what_waits_and_opens_it(here: Here) -> None:
    admin, resident = await here.admin(), await here.neighbour()
    request = await here.reports(resident)
    await admin.waits_for(request.number)
    first = await admin.asks("/admin", "等您处理", "📥 待派")
    assert {"人员", "网格", "服务", "日历", "常用答复"} <= set(first.labels)
    await admin.presses(next(label for label in first.labels if label.startswith("📥")))
    await admin.waits_for("返回")
    await admin.presses("返回")
    await admin.waits_for("管理", "人员")


async def test_a_ready_reply_reaches_the_resident(here: Here) -> None:
    admin, resident = await here.admin(), await here.neighbour()
    words = f"材料已报{here.house}号物业，三天内上门。"
    await admin.asks("/admin", "常用答复")
    await admin.presses("常用答复")
    await admin.waits_for("写一句新的")
    await admin.presses("写一句新的")
    await admin.waits_for("请把这句答复写给我")
    await admin.asks(words, "这句存下了")
    request = await here.reports(resident)
    await admin.waits_for(request.number, "回复居民")
    await admin.presses("回复居民")
    card = await admin.waits_for("发哪一句给居民")
    await admin.presses(next(label for label in card.labels if f"{here.house}号物业" in label))
    await admin.waits_for("已发给居民")
    answer = await resident.waits_for(words)
    assert request.number in answer.text


async def test_a_day_off_is_seen_first_then_set_then_taken_back(here: Here) -> None:
    admin = await here.admin()
    await admin.asks("/admin", "日历")
    await admin.presses("日历")
    await admin.waits_for("🟢 上班")
    for _ in range(here.house % 7 + 9):
        await admin.presses("再往后 ▶")
        page = await admin.waits_for("🟢 上班")
    day = next(label for label in page.labels if label.startswith("🟢"))
    await admin.presses(day)
    await admin.waits_for("改成休息", "✅ 是，改")
    await admin.presses("✅ 是，改")
    await admin.waits_for(f"好了，{day[2:]}休息")
    await admin.presses("返回")
    await admin.waits_for("🟢 上班")


async def test_a_second_admin_confirms_and_the_code_works(here: Here) -> None:
    first, second, new = await here.neighbour("周"), await here.neighbour("吴"), await here.neighbour("张")
    for admin in (first, second):
        await admin.asks(f"/claim {await here.street.code('admin')}", "您现在是管理员")
    await first.asks("/roles", "邀请新人")
    for label, shown in (("➕ 邀请新人", "给什么角色"), ("志愿者", "已请其他管理员确认：志愿者")):
        await first.presses(label)
        await first.waits_for(shown)
    card = await second.waits_for("请您确认", "当志愿者")
    assert card.labels == ["✅ 同意", "不同意"]
    await second.presses("✅ 同意")
    await second.waits_for("已经同意，生效了")
    code = (await first.waits_for("志愿者的邀请码")).text.partition("/claim ")[2].split()[0]
    await new.asks(f"/claim {code}", "您现在是志愿者")
    await new.asks("/admin", "这是管理员用的")
