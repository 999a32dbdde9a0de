"""The whole loop on a channel without buttons and edits: every button is a number, every change a new message."""

from storage import claims
from tests.channels.plain import Phone
from tests.storage.town import NOW, opened


def test_an_old_phone_goes_through_the_whole_loop_with_digits(database):
    with opened(database) as (store, house):
        resident, worker = Phone(store, house, "李阿姨"), Phone(store, house, "王师傅")
        code = store.write(lambda db: claims.new_claim(db, house.seal, "worker", "g1", NOW)).result()
        assert "第一网格的网格员" in worker.says(f"/claim {code}")[0]
        (card,) = resident.says("3号楼电梯坏了")
        assert "回复 1 = 同意并提交" in card and "回复 2 = 改一改" in card and "回复 3 = 不同意" in card
        (status,) = resident.says("1")
        assert "LL-20261122-0001" in status and "回复 2 = 撤回" in status
        (task,) = worker.hears()
        assert "回复 1 = 接单" in task and "回复 2 = 已处理" in task
        (accepted,) = worker.says("1")
        assert "您已接单" in accepted and "回复 1 = 已处理" in accepted
        assert "在办了" in resident.hears()[0]
        (proof,) = worker.says("1")
        assert "请发一张处理后的照片" in proof and "回复 1 = 天黑拍不清" in proof
        assert "等居民确认" in worker.says("1")[0]
        assert any("修好了吗?" in said and "回复 1 = 已解决·满意" in said for said in resident.hears())
        assert any("已解决·满意" in said for said in resident.says("1"))
        assert any("居民回复：已解决·满意" in said for said in worker.hears())


def test_a_number_without_a_button_is_answered_not_taken_as_words(database):
    with opened(database) as (store, house):
        resident = Phone(store, house, "李阿姨")
        resident.says("3号楼电梯坏了")
        assert resident.says("9") == ["没有这个数字的按钮，请再看看上面的。"]
        assert "LL-20261122-0001" in resident.says("同意并提交")[0]
