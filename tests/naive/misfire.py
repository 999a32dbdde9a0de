"""The naive clock: a job in APScheduler's own store, with its defaults.  Whoever was late by more than a second is dropped.

Run as `python -m tests.naive.misfire FILE HOURS`: puts a job that was due so many hours ago, starts, prints what it did.
"""

import sys
import time
from datetime import UTC, datetime, timedelta

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler


def close() -> None:
    print("closed", flush=True)


def main(file: str, hours: float) -> None:
    clock = BackgroundScheduler(timezone=UTC, jobstores={"default": SQLAlchemyJobStore(f"sqlite:///{file}")})
    clock.add_job("tests.naive.misfire:close", "date", run_date=datetime.now(UTC) - timedelta(hours=hours))
    clock.start()
    time.sleep(0.5)
    clock.shutdown()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
