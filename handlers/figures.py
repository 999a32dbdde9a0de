"""/figures: what a week, a month or a quarter came to, as text and as a picture; for admins and auditors."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from flows.calendar import stopwatch
from flows.figures import PERIODS, Figures, Part, Spread, figures
from handlers import bank_figures, speak
from handlers.buttons import Pressed
from handlers.card import Card, Picture
from handlers.scene import Scene
from storage import figures as counted
from storage import media, topic_figures

MOST = 6  # bars of a kind


def command(scene: Scene, rest: str) -> None:
    """/figures, with the month first."""
    show(scene, "month")


def press(scene: Scene, pressed: Pressed) -> None:
    """Another period."""
    show(scene, pressed.argument if pressed.argument in PERIODS else "month")


def show(scene: Scene, period: str) -> None:
    """The period up to now beside the one before it, as a new message."""
    if not (scene.person.has("admin") or scene.person.has("auditor")):
        return scene.reply_words("figures-not-yours")
    start, before = scene.now - PERIODS[period], scene.now - 2 * PERIODS[period]
    return scene.reply(report(scene, scene.say(f"figures-{period}"), before, start, scene.now), anew=True)


def report(scene: Scene, period: str, before: datetime, start: datetime, end: datetime) -> Card:
    """What came from `start` to `end` beside what came from `before` to `start`.  period: its name."""
    now, then = _figures(scene, start, end), _figures(scene, before, start)
    last = end if end == scene.now else end - timedelta(seconds=1)
    dates = scene.say("figures-dates", start=_day(scene, start), end=_day(scene, last))
    people = counted.people(scene.db, start, end)
    decided = _decided(scene, start, end)
    bank = bank_figures.lines(scene, start, end)
    sheet = _sheet(scene, period, now, then, people, dates)
    sheet += [["head", scene.say("figures-bank")], ["small", "\n".join(bank)]] if bank else []
    sheet += [["small", decided]] if decided else []
    drawn = json.dumps({"blocks": sheet}, ensure_ascii=False)
    picture = media.want(scene.db, scene.house.seal, "photo", "drawing", drawn, scene.person.id, scene.now)
    text = speak.lines(dates, *_lines(scene, now, then, people), *bank, decided)
    buttons = speak.rows(scene, 0, 0, [(f"figures-{key}", f"figures.{key}") for key in PERIODS])
    title = scene.say("figures-title", name=scene.house.town.community.name, period=period)
    return Card(text, title, buttons, (Picture("photo", (picture,)),), without=text)


def _decided(scene: Scene, start: datetime, end: datetime) -> str:
    """协商议事: topics from residents, what was carried out, who took part; '' = nothing of it in this period."""
    residents, done, voted = topic_figures.topics(scene.db, start, end)
    if not (residents.whole or done.whole or voted.whole):
        return ""
    return scene.say("figures-decided", residents=_part(residents), done=_part(done), voted=_part(voted))


def _figures(scene: Scene, start: datetime, end: datetime) -> Figures:
    watch = stopwatch(scene.house.town.community.calendar, start, scene.now)
    return figures(counted.cases(scene.db, start, end), watch, scene.now)


def _lines(scene: Scene, now: Figures, then: Figures, people: int) -> list[str]:
    """The figures as sentences, in the order in which an office asks for them."""
    say = scene.say
    return [
        say(
            "figures-reported", n=now.reported, before=str(then.reported), waiting=str(now.waiting), people=str(people)
        ),
        _spread(scene, "figures-accept", now.accept),
        _spread(scene, "figures-finish", now.finish),
        say("figures-late", overdue=_part(now.overdue), reopened=_part(now.reopened)),
        say("figures-rates", responded=_part(now.responded), solved=_part(now.solved), satisfied=_part(now.satisfied)),
        say("figures-unanswered", silent=_part(now.unanswered)),
    ]


def _sheet(scene: Scene, period: str, now: Figures, then: Figures, people: int, dates: str) -> list[list[object]]:
    """The same as blocks of bot/drawing.py."""
    say, community = scene.say, scene.house.town.community
    grids = {grid.key: grid.name for grid in community.grids}
    rated = say(
        "figures-tile-rated", counts=f"{now.satisfied.part}/{now.satisfied.whole}", silent=str(now.unanswered.part)
    )
    tiles = [
        [
            say("figures-cases", n=now.reported),
            say("figures-tile-reported"),
            say("figures-tile-before", n=then.reported),
        ],
        [
            _time(scene, now.accept.median),
            say("figures-tile-accept"),
            _ninth(scene, now.accept),
        ],
        [
            _time(scene, now.finish.median),
            say("figures-tile-finish"),
            _ninth(scene, now.finish),
        ],
        [_percent(now.satisfied), say("figures-tile-satisfied"), rated],
    ]
    return [
        ["title", say("figures-title", name=community.name, period=period)],
        ["small", dates],
        ["tiles", tiles],
        *_bars(scene, "figures-by-service", [(speak.service_name(scene, key), n) for key, n in now.by_service]),
        *_bars(scene, "figures-by-grid", [(grids.get(key, key), n) for key, n in now.by_grid]),
        ["gap", ""],
        ["small", "\n".join(_lines(scene, now, then, people)[3:])],
    ]


def _bars(scene: Scene, key: str, counts: Sequence[tuple[str, int]]) -> list[list[object]]:
    if not counts:
        return []
    shown = [*counts[:MOST]]
    if rest := sum(n for _, n in counts[MOST:]):
        shown.append((scene.say("figures-others"), rest))
    return [["head", scene.say(key)], ["bars", [[name, n, scene.say("figures-cases", n=n)] for name, n in shown]]]


def _part(part: Part) -> str:
    """「92%（46/50）」, or 「–」 of nothing."""
    return f"{part.percent}% ({part.part}/{part.whole})" if part.whole else "–"


def _percent(part: Part) -> str:
    return "–" if part.percent is None else f"{part.percent}%"


def _spread(scene: Scene, key: str, spread: Spread) -> str:
    if not spread.of:
        return scene.say(f"{key}-none")
    return scene.say(key, median=_time(scene, spread.median), ninth=_time(scene, spread.ninth), n=spread.of)


def _ninth(scene: Scene, spread: Spread) -> str:
    return scene.say("figures-tile-ninth", time=_time(scene, spread.ninth)) if spread.of else ""


def _time(scene: Scene, time: timedelta | None) -> str:
    """Working time in the unit that fits: minutes, hours, or days of the office's length."""
    if time is None:
        return "–"
    opens, closes = scene.house.town.community.working_hours
    day = (closes.hour - opens.hour) * 60 + closes.minute - opens.minute
    minutes = round(time.total_seconds() / 60)
    if minutes < 60:
        return scene.say("figures-minutes", n=minutes)
    if minutes < 2 * day:
        return scene.say("figures-hours", n=f"{minutes / 60:.1f}".removesuffix(".0"))
    return scene.say("figures-days", n=f"{minutes / day:.1f}".removesuffix(".0"))


def _day(scene: Scene, moment: datetime) -> str:
    here = speak.local(moment, scene.house.town.community.zone)
    return scene.say("figures-day", month=str(here.month), day=str(here.day))


COMMANDS = {"figures": command}
ACTIONS = {"figures": press}
