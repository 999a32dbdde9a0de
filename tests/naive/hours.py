"""Keeping hours the naive way: a number beside each name, and whoever serves gets some added."""

from storage.db import Db


def note(db: Db, n: int) -> None:
    """The n-th service."""
    db.run("CREATE TABLE IF NOT EXISTS hours (person INTEGER PRIMARY KEY, quarters INTEGER NOT NULL)")
    sql = """INSERT INTO hours (person, quarters) VALUES (:person, :quarters)
    ON CONFLICT (person) DO UPDATE SET quarters = hours.quarters + :quarters"""
    db.run(sql, person=n % 3, quarters=1 + n % 8)
