"""What Prometheus is told: what waits, what was parked, what is unknown (R6); no names, no words."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.nightly import Nightly
from bot.office import Office
from storage import figures, inbox, outbox
from storage.db import Db

QUARTER = timedelta(days=90)  # what the rates look back


async def text(office: Office, now: datetime, sent: Mapping[str, int] | None, nightly: Nightly | None) -> str:
    """sent: letters by outcome, of who leads; None = this process stands by."""

    def unit(db: Db) -> dict[str, dict[str, int]]:
        rates = figures.rates(db, now - QUARTER)
        found = {"inbox": inbox.counts(db), "outbox": outbox.counts(db), "requests": figures.counts(db)}
        return {**found, "requests_90d": rates}

    lines = []
    for name, states in (await office.read(unit)).items():
        lines.append(f"# TYPE linli_{name} gauge")
        lines += [f'linli_{name}{{state="{state}"}} {n}' for state, n in sorted(states.items())]
    lines.append(f"# TYPE linli_leading gauge\nlinli_leading {int(sent is not None)}")
    if nightly is not None and (age := await asyncio.to_thread(nightly.age)) is not None:
        lines.append(f"# TYPE linli_backup_age_seconds gauge\nlinli_backup_age_seconds {age:.0f}")
    lines.append("# TYPE linli_letters_total counter")
    lines += [f'linli_letters_total{{outcome="{outcome}"}} {n}' for outcome, n in (sent or {}).items()]
    return "\n".join(lines) + "\n"
