"""The naive way to count: SQLModel's session with its defaults, read, add one, commit.

Run as `python -m tests.naive.session FILE TIMES`; FILE has a table `tally (id, votes)` with one row.
"""

import sys

from sqlmodel import Field, Session, SQLModel, create_engine


class Tally(SQLModel, table=True):
    id: int = Field(primary_key=True)
    votes: int


def count(file: str, times: int) -> None:
    engine = create_engine(f"sqlite:///{file}", connect_args={"timeout": 30})
    for _ in range(times):
        with Session(engine) as session:
            tally = session.get_one(Tally, 1)
            tally.votes += 1
            session.add(tally)
            session.commit()


if __name__ == "__main__":
    count(sys.argv[1], int(sys.argv[2]))
