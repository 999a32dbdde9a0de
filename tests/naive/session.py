"""The naive way to count: SQLModel's session with its defaults, read, add one, commit."""

from pathlib import Path

from sqlmodel import Field, Session, SQLModel, create_engine


class Tally(SQLModel, table=True):
    id: int = Field(primary_key=True)
    votes: int


def count(file: Path, voters: int, times: int) -> None:
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
