"""The bill of a fault test: one line of the table that `make faults` prints at its end."""

from collections.abc import Callable, Iterable, Sequence

Note = Callable[[str, object], None]

KEPT = "accepted is kept"
ONCE = "state changes once"
SENT = "messages at least once"
DUE = "reminders fire once"
RESTORABLE = "restorable"
LEADS = "one process leads"

HEAD = ("promise", "test", "way", "injected", "times", "lost", "doubled")
Count = int | str


def bill(note: Note, promise: str, injected: str, times: int, lost: Count, doubled: Count, way: str = "Linli") -> None:
    """note: pytest's record_property.  times: how often it struck.  doubled: messages seen again, or '–' = not counted."""
    note("bill", [promise, way, injected, str(times), str(lost), str(doubled)])


def table(rows: Iterable[tuple[str, Sequence[str]]]) -> list[str]:
    """(test, bill) as aligned lines; a promise's lines stand together, the naive ways behind ours."""
    lines = [(bill[0], test, *bill[1:]) for test, bill in rows]
    lines.sort(key=lambda line: (line[0], line[1], line[2] != "Linli"))
    made = [HEAD, *lines]
    widths = [max(len(line[n]) for line in made) for n in range(len(HEAD))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in made]
