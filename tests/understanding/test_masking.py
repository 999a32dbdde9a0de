"""What must not become public.  Every number here is made up; identity numbers and cards carry a right check digit."""

import pytest

from flows.understanding.masking import STARS, mask, spans

HIDDEN = {
    "mobile": [
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "１３８００１３８０００",
        "+86 138 0013 8000",
        "86-13800138000",
        "一三八零零一三八零零零",
        "幺三八零零幺三八零零零",
        "一三八 零零一三 八零零零",
        "13八零零1380零零",
        "138.0013.8000",
        "1 3 8 0 0 1 3 8 0 0 0",
        "138\u200b0013\u200b8000",
        "壹叁捌零零壹叁捌零零零",
        "(+86)13800138000",
        "0912 345 678",
        "+886 912 345 678",
        "么三八零零幺三八零零零",
        "150/1234/5678",
        "150、1234、5678",
        "15O12345678",
    ],
    "landline": [
        "010-62345678",
        "(010)62345678",
        "0731-8234567转801",
        "021 6234 5678",
        "０７３１－８２３４５６７８",
        "02-2345-6789",
        "(04)2234-5678#123",
    ],
    "identity": [
        "11010519491231002X",
        "11010519491231002x",
        "110105 19491231 002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105491231002",
    ],
    "document": [
        "身份证号110105194912310021",
        "身份證字號A123456789",
        "A123456789",
        "身分證F131104093",
        "身份证后六位021234",
    ],
    "account": ["银行卡6217001234567890123", "帳號：0000 1234 5678"],
    "card": ["6222020000000000000", "6222 0200 0000 0000 000", "4111 1111 1111 1111", "4111-1111-1111-1111"],
    "plate": ["湘A12345", "湘A·12345", "沪AD12345", "京a1234警", "粤Ｂ12345"],
    "email": ["foo.bar@example.com", "FOO@EXAMPLE.COM.CN", "foo＠example.com"],
    "wechat": [
        "微信号abc_12345",
        "加v：hello2020",
        "vx:zhang_san88",
        "wxid_ab12cd34ef",
        "LINE ID: amy_lee88",
        "绿泡泡 lili_2020",
    ],
    "qq": ["QQ 123456789", "qq号:12345678", "扣扣1234567"],
    "room": ["3号楼2单元501", "三栋1202室", "3-2-501", "12幢3单元803", "2单元702", "楼上502", "12号楼1503"],
    "name": ["我叫王小明，住这里", "联系人：李建国"],
}

OPEN = [
    "工单号LL20261122001",
    "20261122001",
    "2026-11-22",
    "2026年11月22日15:30",
    "2026/11/22",
    "花了13800138000元",
    "3号楼电梯坏了",
    "订单号13800138000",
    "单号:6222020000000000000",
    "物业费2580.50元",
    "12345",
    "119",
    "110105194912310021",
    "6222020000000000004",
    "公交501路",
    "面积120平米",
    "第3期12栋",
    "1998年3月",
    "一三五七九",
    "二零二六年十一月二十二日",
    "电费从300涨到600",
    "京东物流",
    "10-12-2026",
    "三百八十块",
    "下午3点到5点",
    "A栋大厅",
    "400米外",
    "晚上10:30-11:00",
    "0.5-1.5公里",
    "京A区的事",
    "3号楼12345热线打不通",
    "楼下110来了",
    "住2019年那套",
    "line 2 is broken",
    "the line stopped working",
    "微信支付88元",
    "快递单号SF1234567890123",
    "B123456789",
    "身份证办理要20天",
    "公告板上贴了0013号",
]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in HIDDEN.items() for text in texts])
def test_what_is_private_is_hidden(kind, text):
    for around in ("{}", "我的是{}，请联系", "打{}给我"):
        if kind == "name" and around != "{}":
            continue
        written = around.format(text)
        assert kind in [span.kind for span in spans(written)], written
        assert STARS in mask(written)
    digits = [char for char in mask(text) if char.isdigit()]
    assert kind in ("room", "wechat") or not digits, mask(text)


@pytest.mark.parametrize("text", OPEN)
def test_what_is_public_stays(text):
    assert mask(text) == text


def test_the_rest_of_the_sentence_stays_to_the_letter():
    assert mask("３號樓的燈 壞了，電話138 0013 8000，谢谢😀") == "３號樓的燈 壞了，電話***，谢谢😀"
