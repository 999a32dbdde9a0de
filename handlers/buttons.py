"""What stands in a button: action:id:version:mac, at most 64 bytes.  The mac binds it to action, subject, version and person;
it says only that we made the button for them – whether they may press it now is asked of the database (R17)."""

from dataclasses import dataclass

from storage.seal import Seal

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LONGEST = 64  # bytes, Telegram's limit for callback_data


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button of ours.  action: verb, or verb.argument."""

    action: str
    id: int
    version: int

    @property
    def verb(self) -> str:
        """The part in front of the first point."""
        return self.action.partition(".")[0]

    @property
    def argument(self) -> str:
        """The part behind it."""
        return self.action.partition(".")[2]


def data(seal: Seal, person: int, action: str, id: int = 0, version: int = 0) -> str:
    """Button data for one person.  Raises ValueError when it would not fit: a mistake of ours, not theirs."""
    plain = f"{action}:{base36(id)}:{version}"
    made = f"{plain}:{seal.mac(f'{plain}|{person}')}"
    if len(made.encode()) > LONGEST:
        raise ValueError(f"button data of {action} is longer than {LONGEST} bytes")
    return made


def read(seal: Seal, person: int, made: str) -> Pressed | None:
    """The button, or None when we did not make it for this person."""
    plain, _, mac = made.rpartition(":")
    parts = plain.split(":")
    if len(parts) != 3 or not seal.check(f"{plain}|{person}", mac):
        return None
    return Pressed(parts[0], int(parts[1], 36), int(parts[2]))


def base36(number: int) -> str:
    """17 -> 'h'."""
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return digits or "0"
