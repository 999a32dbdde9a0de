"""Whatever is sent, nothing raises and nothing takes long.  And the command line's fixed form."""

import argparse
import io
import json
import random
import subprocess
import sys
from time import thread_time

from bot.commands import routing
from tests.understanding.house import NOW, house, said

JUNK = (
    "的一是了我不人在有他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后"
    "小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长"
    "知"
)
ODD = [
    "\u200b",
    "😀",
    "\ud83d",
    "ﷺ",
    "１",
    "㈱",
    "\x00",
    "\n",
    "\t",
    "'\"<>&%s{}",
    "…",
    "-",
    "1",
    "138",
    "号楼",
    "点",
    "月",
    "周",
    "@",
    ".",
    "电梯",
    "着火",
]


def _messages(count: int) -> list[str]:
    dice = random.Random(5)
    texts = (
        [row[-1] for row in said("utterances")]
        + [row[-1] for row in said("hazards")]
        + [row[0] for row in said("dates")]
    )
    made = []
    for _ in range(count):
        match dice.randrange(4):
            case 0:
                words = "".join(dice.choices(JUNK, k=dice.randrange(40)))
            case 1:
                words = "".join(dice.choice(texts) for _ in range(dice.randrange(1, 4)))
            case 2:
                words = "".join(dice.choices([*ODD, *JUNK], k=dice.randrange(60)))
            case _:
                words = "".join(map(chr, dice.choices(range(1, 0x11000), k=dice.randrange(30))))
        at = dice.randrange(len(words) + 1)
        made.append(words[:at] + dice.choice(ODD) + words[at:])
    return made


def test_ten_thousand_strange_messages_do_no_harm():
    slowest = 0.0
    house().read("预热", NOW)
    for text in _messages(10_000):
        begin = thread_time()
        reading = house().read(text, NOW)
        slowest = max(slowest, thread_time() - begin)
        assert reading.intents
        assert reading.urgent in ("yes", "ask", "no")
    assert slowest < 0.1  # of processor time; docs/understanding.md has the figures of a quiet machine


def test_the_longest_messages_do_not_take_long():
    house().read("预热", NOW)
    for filler in (
        "电梯坏了",
        "1",
        "一",
        "1-",
        "3号",
        "1380013",
        "没有",
        "a@",
        "一二",
        " ",
        "着火",
        "-",
        "\u200b",
        "漏",
        "周",
        "微信",
    ):
        begin = thread_time()
        house().read((filler * 4096)[:4096], NOW)
        assert thread_time() - begin < 0.1, filler


def test_route_prints_one_json_object_a_line_in_order(capsys, monkeypatch):
    texts = ["楼道灯坏了", "", "着火了快来", "我想报名志愿者"]
    stdin = io.TextIOWrapper(io.BytesIO("\n".join(texts).encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    parser = argparse.ArgumentParser()
    routing.add(parser.add_subparsers())
    args = parser.parse_args(["route", "--json"])
    assert args.run(args) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["text"] for row in rows] == texts
    for row in rows:
        assert list(row) == ["text", "intents", "category", "urgent", "hazard", "masked", "place", "dates", "why"]
        assert len(row["category"]) <= 3
    assert rows[2]["urgent"] == "yes" and rows[2]["hazard"] == "fire"


def test_the_process_starts_without_heavy_libraries():
    heavy = "('jieba', 'rjieba', 'numpy', 'sklearn')"
    ours = "bot, bot.words, bot.commands.routing, bot.commands.understanding"
    code = f"import sys, {ours}; print([m for m in {heavy} if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    assert out.strip() == "[]"
