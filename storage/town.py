"""The community at rest: seeded from community.toml once, owned by the database from then on."""

import json
from dataclasses import asdict
from datetime import date, time
from typing import Any

from flows.community import Building, Community, Grid, Landmark, Reward, Service, Skill
from storage.db import Db

NUMBERS = ("support_households", "support_percent", "hotspot")


def load(db: Db) -> Community | None:
    """The community as a value, or None while the database is empty."""
    said = {r.name: json.loads(r.value) for r in db.all("SELECT name, value FROM setting")}
    if "name" not in said:
        return None
    places = db.all("SELECT key, kind, name, aliases, grid, lat, long FROM building ORDER BY position")
    grids = db.all("SELECT key, name FROM grid ORDER BY position")
    return Community(
        name=said["name"], zone=said["zone"], languages=tuple(said["languages"]), phones=said["phones"],
        working_hours=_hours(said["working_hours"]), quiet_hours=_hours(said["quiet_hours"]),
        grids=tuple(Grid(g.key, g.name) for g in grids),
        buildings=tuple(_building(p) for p in places if p.kind == "building"),
        landmarks=tuple(_landmark(p) for p in places if p.kind == "landmark"),
        services=tuple(_service(s) for s in db.all("SELECT * FROM service ORDER BY position")),
        departments=tuple(said["departments"]), days_off=_days(said["days_off"]), days_on=_days(said["days_on"]),
        **{name: said[name] for name in NUMBERS},
        statement=said["statement"],
        skills=tuple(Skill(**{**s, "keywords": tuple(s["keywords"])}) for s in said["skills"]),
        rewards=tuple(Reward(**r) for r in said["rewards"]),
    )  # fmt: skip


def save(db: Db, community: Community) -> None:
    """Replace the community.  A grid or building in use by a request keeps its name there; foreign keys guard the rest."""
    db.run("DELETE FROM building")
    db.run("DELETE FROM grid")
    db.run("DELETE FROM service")
    db.run("DELETE FROM setting")
    plain = asdict(community)
    for name in ("name", "zone", "languages", "phones", "departments", "skills", "rewards", "statement", *NUMBERS):
        _set(db, name, plain[name])
    for name in ("working_hours", "quiet_hours"):
        _set(db, name, [moment.strftime("%H:%M") for moment in plain[name]])
    for name in ("days_off", "days_on"):
        _set(db, name, [day.isoformat() for day in plain[name]])
    db.many(
        "INSERT INTO grid (key, name, position) VALUES (:key, :name, :position)",
        [{"key": g.key, "name": g.name, "position": n} for n, g in enumerate(community.grids)],
    )
    spots = [(b.key, "building", b) for b in community.buildings] + [
        (m.name, "landmark", m) for m in community.landmarks
    ]
    db.many(
        """INSERT INTO building (key, kind, name, aliases, grid, lat, long, position)
        VALUES (:key, :kind, :name, :aliases, :grid, :lat, :long, :position)""",
        [
            {
                "key": key, "kind": kind, "name": s.name, "aliases": json.dumps(s.aliases, ensure_ascii=False),
                "grid": s.grid, "lat": s.lat, "long": s.long, "position": n,
            }
            for n, (key, kind, s) in enumerate(spots)
        ],
    )  # fmt: skip
    db.many(
        """INSERT INTO service (service_code, service_name, category, description, keywords, service_group, department,
        accept_hours, days, position) VALUES (:service_code, :service_name, :category, :description, :keywords,
        :service_group, :department, :accept_hours, :days, :position)""",
        [
            {
                "service_code": s.service_code, "service_name": s.service_name, "category": s.category,
                "description": s.description, "keywords": json.dumps(s.keywords, ensure_ascii=False),
                "service_group": s.group, "department": s.department, "accept_hours": s.accept_hours, "days": s.days, "position": n,
            }
            for n, s in enumerate(community.services)
        ],
    )  # fmt: skip
    db.touched.add("town")


def _set(db: Db, name: str, value: Any) -> None:
    db.run(
        "INSERT INTO setting (name, value) VALUES (:name, :value)",
        name=name,
        value=json.dumps(value, ensure_ascii=False),
    )


def _hours(pair: list[str]) -> tuple[time, time]:
    start, end = (time.fromisoformat(p) for p in pair)
    return start, end


def _days(listed: list[str]) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in listed)


def _building(r: Any) -> Building:
    return Building(r.key, r.name, r.grid, tuple(json.loads(r.aliases)), r.lat, r.long)


def _landmark(r: Any) -> Landmark:
    return Landmark(r.name, r.grid, tuple(json.loads(r.aliases)), r.lat, r.long)


def _service(r: Any) -> Service:
    return Service(
        r.service_code, r.service_name, r.category, r.description, tuple(json.loads(r.keywords)), r.service_group,
        r.department, r.accept_hours, r.days,
    )  # fmt: skip
