"""The checks of `make lint` notice what they are for: each is shown a small house with one thing wrong."""

from email.message import Message as Metadata
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource

from tests.house import files, keys, licences, papers, words
from tests.house.__main__ import LANGUAGES, ROOMS, ROOT, complaints
from tests.house.keys import Code
from tests.house.words import Said

GOOD = "hello = Hello { $name }\nstep-open = Open\nstep-closed = Closed\n"
SAYS = """
STEPS = ("open", "closed")
def answer(scene, step):
    scene.say("hello", name="n")
    scene.say(f"step-{step}")
"""


def house(at: Path, *, code: str = SAYS, **locales: str) -> tuple[Said, Code, list[str]]:
    """A house with one handler; zh_Hans=… replaces the good messages of that language."""
    for language in LANGUAGES:
        folder = at / "locales" / language
        folder.mkdir(parents=True)
        (folder / "chat.ftl").write_text(locales.get(language.replace("-", "_"), GOOD), encoding="utf-8")
    (at / "handlers").mkdir()
    (at / "handlers" / "answer.py").write_text(code, encoding="utf-8")
    said, wrong = words.read(at / "locales", LANGUAGES)
    return said, keys.read(at, ROOMS), wrong


def of(made: tuple[Said, Code, list[str]]) -> list[str]:
    said, code, wrong = made
    return [*wrong, *words.compare(said), *keys.unused(said, code), *keys.unknown(said, code)]


def test_a_good_house_has_nothing_to_put_right(tmp_path):
    assert of(house(tmp_path)) == []


@pytest.mark.parametrize(
    ("english", "complaint"),
    [
        (GOOD.replace("step-open = Open\n", ""), "locales/en: step-open is missing"),
        (GOOD.replace("$name", "$nome"), "hello uses $nome, locales/zh-Hans/chat.ftl uses $name"),
        (GOOD.replace("Hello { $name }", "Hello"), "hello uses none"),
        (GOOD.replace("= Open", "= { $n ->\n    [one] 1 { $x }\n   *[other] 2\n }"), "step-open uses $n, $x"),
        (GOOD + "here is a line without a key\n", "Fluent cannot read 「here is a line"),
        (GOOD + "broken = { $name\n", "Fluent cannot read 「broken"),
        (GOOD + "hello = Again { $name }\n", "hello stands in locales/en/chat.ftl already"),
        (GOOD.replace("= Closed", '= { "" }'), "step-closed is empty"),
        (GOOD.replace("= Closed", "=\n    .title = Closed"), "step-closed is empty"),
        (GOOD.replace("Closed", "{ gone }"), "step-closed refers to gone"),
        (GOOD.replace("= Open", "= Open\n    .title = Op"), "step-open has attributes that nobody says"),
        (GOOD.replace("= Open", "= Open\n    .simple = Op"), "step-open has no simple form, another language has one"),
        (GOOD.replace("= Open", "= Open\n    .simple = Open"), "the simple form of step-open is not shorter"),
        (GOOD.replace("{ $name }", "{ $name }\n    .simple = Hi { $nome }"), "the simple form of hello uses $nome"),
        ("", "locales/en: hello is missing"),
    ],
)
def test_one_language_that_differs_is_named(tmp_path, english, complaint):
    assert any(complaint in line for line in of(house(tmp_path, en=english)))


def test_a_language_without_files_is_named(tmp_path):
    _, wrong = words.read(tmp_path, ("en",))
    assert wrong == ["locales/en: no .ftl file; every language needs the files of en"]


@pytest.mark.parametrize("key", ["goodbye", "step-asleep", "step-", "hello-open", "step-open-closed"])
def test_a_message_that_nobody_says_is_named(tmp_path, key):
    more = GOOD + f"{key} = Words\n"
    complaints = of(house(tmp_path, zh_Hans=more, zh_Hant=more, en=more))
    assert [line for line in complaints if f"{key} is said nowhere" in line]


def test_a_pattern_uses_only_what_can_stand_in_its_holes(tmp_path):
    _, code, _ = house(tmp_path, code='X = ("open", "report-what")\nY = f"{a.name}-{b}", "day-" + c, f"n {d}", f"{e}"')
    assert all(code.uses(key) for key in ("report-what-open", "open-open", "day-open", "day-3"))
    assert not any(code.uses(key) for key in ("report-what-shut", "day-shut", "n-open", "3"))


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('scene.say("helo")', "says helo, which is in no locale"),
        ('scene.reply_words("gone")', "handlers/answer.py:6: says gone"),
        ('scene.reply_words("hello" if step else "bye", name="n")', "says bye"),
        ('words.say(language, "gone")', "says gone"),
        ('raise Unclear("gone")', "says gone"),
        ('Say("gone")', "says gone"),
        ('scene.say(f"shape-{step}")', "says shape-…"),
        ('rows([("gone", "accept")])', "says gone"),
        ('scene.say("hello")', "says hello without $name"),
        ('scene.say("hello", nome="n")', "says hello without $name"),
    ],
)
def test_saying_what_is_not_there_is_named(tmp_path, line, complaint):
    assert any(complaint in found for found in of(house(tmp_path, code=f"{SAYS}    {line}\n")))


@pytest.mark.parametrize(
    "line", ['scene.say("hello", **all)', 'Say("hello", {"name": 1})', "scene.say(key)", 'say("All done.")']
)
def test_what_cannot_be_seen_from_the_code_is_left_alone(tmp_path, line):
    assert of(house(tmp_path, code=f"{SAYS}    {line}\n")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_this_house_can_be_said(language):
    said, wrong = words.read(ROOT / "locales", (language,))
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((ROOT / "locales" / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    assert wrong == []
    for message in said[language].values():
        for value in (0, 1, 2, 1000, "词", "satisfied"):
            pattern = bundle.get_message(message.key).value
            assert pattern is not None
            text, errors = bundle.format_pattern(pattern, dict.fromkeys(message.variables, value))
            assert not errors, message
            assert isinstance(text, str) and text.strip(), message
            assert "{" not in text, message


def about(**fields: str) -> Metadata:
    made = Metadata()
    for name, value in fields.items():
        made[name.replace("_", "-")] = value
    return made


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"License_Expression": "MIT"}, ""),
        ({"License_Expression": "Apache-2.0 AND MIT"}, ""),
        ({"License_Expression": "(GPL-2.0-only OR BSD-3-Clause)"}, ""),
        ({"License": "APL 2"}, ""),
        ({"Classifier": "License :: OSI Approved :: MIT License"}, ""),
        ({"License_Expression": "Apache-2.0 AND GPL-3.0-only"}, "says Apache-2.0 AND GPL-3.0-only"),
        ({"License_Expression": "AGPL-3.0-or-later"}, "says AGPL-3.0-or-later"),
        ({"License_Expression": "LGPL-3.0-only"}, "says LGPL-3.0-only"),
        ({"Classifier": "License :: OSI Approved :: GNU General Public License v3 (GPLv3)"}, "GPLv3"),
        ({"License": "Ask me"}, "says Ask me"),
        ({}, "says no licence"),
    ],
)
def test_a_licence_that_does_not_go_with_ours_is_named(tmp_path, fields, complaint):
    lock = tmp_path / "requirements.lock"
    lock.write_text("thing==1.0 \\\n    --hash=sha256:0\n")
    found = "\n".join(licences.check(lock, lambda name: about(**fields)))
    assert complaint in found
    assert bool(found) == bool(complaint)


def test_lgpl_is_fine_only_for_the_libraries_we_name(tmp_path):
    lock = tmp_path / "requirements.lock"
    lock.write_text("psycopg==3\nelse==1 ; sys_platform == 'win32'\n")

    def look(name: str) -> Metadata:
        if name == "else":
            raise PackageNotFoundError(name)
        return about(License_Expression="LGPL-3.0-only")

    assert licences.check(lock, look) == []


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("x.lock", "--index" + "-url somewhere", "names a registry"),
        ("x.lock", "thing @ https" + "://host/thing.whl", "names a registry"),
        ("x.py", 'OPEN = "/' + 'work/main"', "path of one machine"),
        ("x.md", "see /" + "home/somebody/notes", "path of one machine"),
        ("x.md", "12345678" + ":" + "A" * 35, "looks like a bot token"),
    ],
)
def test_what_must_not_be_in_a_file_is_named(name, text, complaint):
    assert complaint in files.look(name, text)[0]


@pytest.mark.parametrize(
    "text", ["https://example.org/home/x", "../work/x", "12345678:FakeToken" + "0" * 26, "docs --index" + "-url"]
)
def test_what_only_looks_similar_is_left_alone(text):
    assert files.look("x.md", text) == []


def test_papers_that_disagree_are_named(tmp_path):
    adr = "# 1\n" + "".join(f"\n## {part}\n" for part in papers.PARTS)
    assert papers.short("line\n" * 120) == []
    assert papers.short("line\n" * 121)
    assert papers.short("")
    assert papers.decisions({"0001-a.md": adr}, "[a](0001-a.md)") == []
    assert len(papers.decisions({"0002-a.md": adr.replace("## Choice", "## Chosen")}, "")) == 3
    assert papers.alike("| `LINLI_X` | `1` | a |\n| `/help` |", "| `LINLI_X` | `1` | 一 |\n| `/help` |") == []
    assert papers.alike("| `LINLI_X` | `1` | a |", "| `LINLI_X` | `2` | 一 |")
    assert papers.alike("| `/help` |\n", "`/help`\n")
    assert papers.alike("```\nmake run # go\n```\n", "```\nmake run # 走\n```\n") == []
    assert papers.alike("```\nmake run\n```\n", "```\nmake go\n```\n")
    assert papers.settings("no table", "| a |\n")
    page = tmp_path / "page.md"
    page.write_text("[here](page.md#part) [gone](gone.md) [web](https://example.org/x.md)")
    assert papers.links([page], tmp_path) == ["page.md: links to gone.md, which is not there"]


def test_this_house_is_in_order():
    assert complaints(ROOT) == []
