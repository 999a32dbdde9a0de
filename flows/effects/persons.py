"""What is wanted about persons: to be called, named, filed for, shown their data."""

from dataclasses import dataclass

from flows.effects.requests import OpenRequest


@dataclass(frozen=True, slots=True)
class AskCall:
    """Somebody wants to be called.  phone: '' = the one they gave before.  when: a slot of flows/callback.py."""

    phone: str
    when: str


@dataclass(frozen=True, slots=True)
class SaveName:
    """What they want to be called."""

    name: str


@dataclass(frozen=True, slots=True)
class SavePhone:
    """Their phone; '' = forget it."""

    phone: str


@dataclass(frozen=True, slots=True)
class FileFor:
    """代居民上报.  how: a key of flows/consent.PROVED; voice: the media row that proves it."""

    name: str
    phone: str
    home: str
    how: str
    voice: int | None
    opened: OpenRequest


@dataclass(frozen=True, slots=True)
class AskRights:
    """Somebody without a chat wants to see (export) or delete (erase) what we keep of them.  whom: words that say who:
    number and code of a receipt, or a phone.  how, voice: see FileFor."""

    whom: str
    wanted: str
    how: str
    voice: int | None


Personal = AskCall | SaveName | SavePhone
Persons = AskCall | SaveName | SavePhone | FileFor | AskRights
