"""Persons, how channels know them, where they are reached, and the roles they hold."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.db import Db, Row, us, when
from storage.seal import Seal

GLANCE = timedelta(minutes=1)  # a page that is open is noted this often, and so is the use of the chat last used

AGREED = """COALESCE((SELECT max(c.version) FROM consent c WHERE c.person_id = p.id AND c.kind = 'notice'
AND c.given_at IS NOT NULL AND c.withdrawn_at IS NULL), 0) AS agreed_version"""
FACTS = f"""SELECT p.id, p.language, {AGREED}, p.name, p.simple, p.merged_into, r.role, r.grid,
EXISTS (SELECT 1 FROM block b WHERE b.person_id = p.id AND b.lifted_at IS NULL) AS held FROM {{who}}
LEFT JOIN role r ON r.person_id = p.id AND r.revoked_at IS NULL"""  # noqa: S608
WHO = (
    FACTS.format(who="identity i JOIN person p ON p.id = i.person_id")
    + " WHERE i.channel = :channel AND i.external = :external"
)
PERSON = f"{FACTS.format(who='person p')} WHERE p.id = :id"
SELVES = "SELECT id FROM person WHERE id = :id OR merged_into = :id ORDER BY id"
CHAT = """SELECT c.id, c.person_id, c.unreachable, c.last_used_at, NOT EXISTS (SELECT 1 FROM chat o
WHERE o.person_id = c.person_id AND o.last_used_at >= c.last_used_at AND o.id <> c.id) AS last
FROM chat c WHERE c.channel = :channel AND c.external = :external"""
USED = "UPDATE chat SET last_used_at = :now, unreachable = :no, person_id = :person_id WHERE id = :id"
LAST_CHAT = """SELECT id FROM chat WHERE person_id = :person_id AND NOT unreachable ORDER BY last_used_at DESC, id DESC LIMIT 1"""
ROLES = "SELECT role, grid FROM role WHERE person_id = :person_id AND revoked_at IS NULL"
HOLDERS = "SELECT DISTINCT person_id FROM role WHERE role = :role AND revoked_at IS NULL ORDER BY person_id"
BUSY = 100  # tasks beyond which two workers are equally busy
CREW = f"""SELECT DISTINCT r.person_id, (SELECT count(*) FROM (SELECT 1 FROM request q
WHERE q.worker_id = r.person_id AND q.step IN ('dispatched', 'accepted') LIMIT {BUSY}) AS tasks) AS load FROM role r
WHERE r.role = 'worker' AND r.revoked_at IS NULL AND (r.grid = :grid OR :grid = '') ORDER BY load, r.person_id"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, with the roles they hold now: (role, what it is held for or '').  agreed_version: the notice they agree to,
    0 = none.  simple: large letters and numbered buttons.  held: a block may hold for them; storage/blocks.py knows which."""

    id: int
    language: str
    agreed_version: int
    roles: tuple[tuple[str, str], ...]
    simple: bool = False
    held: bool = False
    sealed_name: bytes | None = None  # most messages are answered without it
    seal: Seal | None = None

    @property
    def name(self) -> str:
        """As they call themselves; '' = we do not know."""
        return str(self.seal.unseal(self.sealed_name)) if self.seal and self.sealed_name else ""

    def has(self, role: str) -> bool:
        """Do they hold this role now, in any grid?"""
        return any(role == held for held, _ in self.roles)


def meet(db: Db, seal: Seal, channel: str, external: str, name: str, language: str, now: datetime) -> Person:
    """The person behind a channel's identity; made on first sight, then speaking the language the channel guessed."""
    if (met := known(db, seal, channel, external)) is not None:
        return met
    id = unknown(db, seal, name, language, now)
    db.insert("identity", channel=channel, external=seal.digest(f"{channel}:{external}"), person_id=id)
    return get(db, seal, id)


def known(db: Db, seal: Seal, channel: str, external: str) -> Person | None:
    """The person behind a channel's identity, if we have met."""
    rows = db.all(WHO, channel=channel, external=seal.digest(f"{channel}:{external}"))
    return _person(db, seal, rows) if rows else None


def get(db: Db, seal: Seal, id: int) -> Person:
    """The person with this id.  Raises LookupError."""
    rows = db.all(PERSON, id=id)
    if not rows:
        raise LookupError(f"person {id}")
    return _person(db, seal, rows)


def chat(db: Db, seal: Seal, channel: str, address: str, person_id: int | None, now: datetime) -> int:
    """The chat with this address, now the one this person used last (to the minute when); made on first sight."""
    hashed = seal.digest(f"{channel}:{address}")
    row = db.one(CHAT, channel=channel, external=hashed)
    if row is None:
        return db.insert(
            "chat", channel=channel, external=hashed, address=seal.seal(address), person_id=person_id, unreachable=False,
            last_used_at=us(now),
        )  # fmt: skip
    if person_id != row.person_id or row.unreachable or not row.last or us(now - GLANCE) >= row.last_used_at:
        db.run(USED, now=us(now), no=False, person_id=person_id, id=row.id)
    return int(row.id)


def find_chat(db: Db, seal: Seal, channel: str, address: str) -> int | None:
    """The chat with this address, if we know it."""
    row = db.one(CHAT, channel=channel, external=seal.digest(f"{channel}:{address}"))
    return None if row is None else int(row.id)


def unreachable(db: Db, chat_id: int) -> None:
    """They blocked us, or the chat is gone: send nothing there until they write again."""
    db.run("UPDATE chat SET unreachable = :yes WHERE id = :id", yes=True, id=chat_id)


def told_late(db: Db, chat_id: int, said_at: datetime, now: datetime) -> bool:
    """Note that this chat is told its messages are handled late; False when it was told after they were said."""
    sql = "UPDATE chat SET late_at = :now WHERE id = :id AND (late_at IS NULL OR late_at < :said_at)"
    return db.run(sql, now=us(now), id=chat_id, said_at=us(said_at)) == 1


def reachable(db: Db, chat_id: int) -> None:
    """They took us back."""
    db.run("UPDATE chat SET unreachable = :no WHERE id = :id", no=False, id=chat_id)


def last_chat(db: Db, person_id: int) -> int | None:
    """Where to reach a person: the chat they used last; None = nowhere."""
    value = db.value(LAST_CHAT, person_id=person_id)
    return None if value is None else int(value)


def holders(db: Db, role: str) -> list[int]:
    """Everybody who holds the role now."""
    return [int(r.person_id) for r in db.all(HOLDERS, role=role)]


def crew(db: Db, grid: str = "") -> list[int]:
    """The grid's workers, least loaded first; '' = of every grid."""
    return [int(r.person_id) for r in db.all(CREW, grid=grid)]


def selves(db: Db, id: int) -> list[int]:
    """This person and the guests that turned out to be them (/link)."""
    return [int(r.id) for r in db.all(SELVES, id=id)]


def channels(db: Db, id: int) -> frozenset[str]:
    """On which channels we know them; none = only from what somebody filed for them."""
    sql = """SELECT DISTINCT channel FROM identity WHERE person_id IN
    (SELECT id FROM person WHERE id = :id OR merged_into = :id)"""
    return frozenset(str(r.channel) for r in db.all(sql, id=id))


def last_seen(db: Db, id: int) -> datetime | None:
    """When they last wrote, pressed or – on the web – fetched what we said; None = they have no chat."""
    chats = db.all("SELECT last_used_at, seen_at FROM chat WHERE person_id = :id", id=id)
    moments = [when(r.last_used_at) for r in chats] + [when(r.seen_at) + GLANCE for r in chats if r.seen_at is not None]
    return max(moments, default=None)


def channel(db: Db, chat_id: int) -> str:
    """Which channel a chat is on."""
    return str(db.value("SELECT channel FROM chat WHERE id = :id", id=chat_id))


def looked(db: Db, chat_id: int, now: datetime) -> None:
    """The web page fetched its lines."""
    db.run("UPDATE chat SET seen_at = :now WHERE id = :id", now=us(now), id=chat_id)


def simply(db: Db, person_id: int, simple: bool) -> None:
    """大字简明 on or off."""
    db.run("UPDATE person SET simple = :simple WHERE id = :id", simple=simple, id=person_id)


def rename(db: Db, seal: Seal, person_id: int, name: str) -> None:
    """What they want to be called."""
    db.run("UPDATE person SET name = :name WHERE id = :id", name=seal.seal(name), id=person_id)


def unknown(db: Db, seal: Seal, name: str, language: str, now: datetime) -> int:
    """A person without a channel, for whom somebody files a request; their id."""
    return db.insert("person", name=seal.seal(name), language=language, simple=False, created_at=us(now))


@dataclass(frozen=True, slots=True)
class Menu:
    """Whose command list: the chat, its language, does its person work here, or run it."""

    channel: str
    address: str
    language: str
    working: bool
    admin: bool


def menu(db: Db, seal: Seal, chat_id: int) -> Menu | None:
    """What the command list of a chat depends on."""
    sql = "SELECT channel, address, person_id FROM chat WHERE id = :id AND person_id IS NOT NULL"
    row = db.one(sql, id=chat_id)
    if row is None:
        return None
    person = get(db, seal, row.person_id)
    working = person.has("worker") or person.has("admin")
    return Menu(row.channel, seal.unseal(row.address), person.language, working, person.has("admin"))


def speak_in(db: Db, person_id: int, language: str) -> None:
    """They chose a language."""
    db.run("UPDATE person SET language = :language WHERE id = :id", language=language, id=person_id)


def revoke(db: Db, person_id: int, now: datetime) -> None:
    """They hold no role any more."""
    db.run("UPDATE role SET revoked_at = :now WHERE person_id = :id AND revoked_at IS NULL", now=us(now), id=person_id)


def grant(db: Db, person_id: int, role: str, grid: str | None, now: datetime) -> None:
    """Give a role; holding it already changes nothing."""
    held = db.one(
        f"{ROLES} AND role = :role AND COALESCE(grid, '') = :grid",
        person_id=person_id, role=role, grid=grid or "",
    )  # fmt: skip
    if held is None:
        db.insert("role", person_id=person_id, role=role, grid=grid, granted_at=us(now))


def _person(db: Db, seal: Seal, rows: list[Row]) -> Person:
    """A row for each role, one where there is none."""
    row = rows[0]
    if row.merged_into is not None:
        return get(db, seal, int(row.merged_into))
    roles = tuple((r.role, r.grid or "") for r in rows if r.role is not None)
    agreed, simple, held = int(row.agreed_version), bool(row.simple), bool(row.held)
    return Person(row.id, row.language, agreed, roles, simple, held, row.name, seal)
