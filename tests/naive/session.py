"""The naive way to count: SQLModel's session with its defaults, read, add one, commit.

Run as `python -m tests.naive.session FILE VOTERS TIMES`; FILE has a table `tally (id, votes)` with one row.
In a process of its own: its table must not stand among ours.
"""

import sys

from sqlmodel import Field, Session, SQLModel, create_engine


class Tally(SQLModel, table=True):
    id: int = Field(primary_key=True)
    votes: int


def count(file: str, voters: int, times: int) -> None:
    """Everybody votes so many times; as it happens they read at the same moment, and write one after the other."""
    engine = create_engine(f"sqlite:///{file}", connect_args={"timeout": 30})
    for _ in range(times):
        sessions = [Session(engine) for _ in range(voters)]
        read = [session.get_one(Tally, 1) for session in sessions]
        for session, tally in zip(sessions, read, strict=True):
            tally.votes += 1
            session.add(tally)
            session.commit()
            session.close()
    engine.dispose()


if __name__ == "__main__":
    count(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
