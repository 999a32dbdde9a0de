"""The owners' codes of a vote (表决码) as a sheet: a page a building, a slip a unit, for sealed envelopes.

A code stands on the paper and nowhere else: the database keeps a hash.  A sheet that is printed again makes what is not yet used of
the one before void."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from itertools import groupby

from bot.console import opened
from bot.prepare import utc_now
from bot.settings import load
from bot.sheet import Say, Slip, named, sheet
from flows.community import Community
from flows.deciding.vote import ANNOUNCED, CHECKING, OPEN, PREPARED
from handlers import vote_rights
from handlers.words import Words
from storage import audit, codes, homes, rolls, tickets, votes
from storage.db import Db
from storage.homes import Home
from storage.rolls import BY_HOMES, RollLine
from storage.seal import Seal

Doors = Sequence[tuple[RollLine, Home | None]]


def print_(number: int, building: str | None, language: str, bot: str | None, *, everybody: bool) -> tuple[str, int]:
    """The sheet as HTML, and how many codes are on it.  building: only this one.  everybody: also for units that somebody votes
    for already.  Raises ValueError: no such vote or building, nothing to print."""
    settings, now = load(), utc_now()
    seal, say = Seal.from_file(settings.key_file), partial(Words().say, language)
    with opened(settings) as (store, community):
        wanted = {b.key for b in community.buildings if building in (None, b.key, b.name)}
        if not wanted:
            raise ValueError(f"there is no building {building!r}")

        def unit(db: Db) -> list[list[Slip]]:
            doors = [
                (line, home)
                for line, home in _doors(db, seal, number, everybody)
                if _in(home, wanted, building is None)
            ]
            if not doors:
                raise ValueError(f"vote {number} has no unit there that waits for a code")
            _void(db, seal, number, {line.key for line, _ in doors})
            audit.note(db, now, None, "VoterCodesPrinted", f"vote:{number}", f"units:{len(doors)}")
            doors.sort(key=lambda door: (door[1].building if door[1] else "~", door[0].id))
            pages = groupby(doors, key=lambda door: door[1].building if door[1] else "")
            link = f"https://t.me/{bot.removeprefix('@')}?start=v-{{code}}" if bot else "/vote {code}"
            return [
                [_slip(db, seal, community, say, line, home, link, now) for line, home in page] for _, page in pages
            ]

        pages = store.write(unit).result()
    title = say("voters-title", name=community.name, n=str(number))
    return sheet(title, pages, say, "voters"), sum(map(len, pages))


def _doors(db: Db, seal: Seal, number: int, everybody: bool) -> Doors:
    """The units of the vote that codes are for, with the door of each; no door: a parking space, a delegate."""
    try:
        vote = votes.get(db, number)
    except LookupError:
        raise ValueError(f"there is no vote {number}") from None
    if vote.step not in (PREPARED, CHECKING, ANNOUNCED, OPEN) or vote.rule.electorate in BY_HOMES:
        raise ValueError(f"vote {number} takes no codes: it is {vote.step}, of {vote.rule.electorate}")
    entered = set() if everybody else rolls.entered(db, number)
    return [
        (line, homes.home_of(db, seal, line.household) if line.household else None)
        for line in rolls.lines(db, number)
        if line.id not in entered
    ]


def _in(home: Home | None, wanted: set[str], whole: bool) -> bool:
    return home.building in wanted if home else whole


def _void(db: Db, seal: Seal, number: int, keys: set[str]) -> None:
    """What an earlier sheet says of these units is good no more."""
    tickets.void(
        db, seal, vote_rights.PURPOSE,
        lambda body: body.get("sheet") and body["vote"] == number and body["unit"] in keys,
    )  # fmt: skip


def _slip(
    db: Db, seal: Seal, community: Community, say: Say, line: RollLine, home: Home | None, link: str, now: datetime
) -> Slip:
    code = codes.drawn(vote_rights.CODE)
    body = {"vote": line.vote, "unit": line.key, "papers": [], "by": None, "sheet": True}
    tickets.make(db, seal, vote_rights.PURPOSE, now, vote_rights.SHEET_LIFE, body=body, token=code)
    shown = named(community, home, say) if home else line.key
    return Slip(shown, f"{code[:5]}-{code[5:]}", link.format(code=code))
