"""A shift for somebody's own calendar."""

import re
from datetime import datetime

from handlers.card import Card
from handlers.scene import Scene
from storage.shifts import Plan


def calendar(scene: Scene, plan: Plan) -> Card:
    """The shift for their own calendar (.ics, RFC 5545)."""

    def stamp(at: datetime) -> str:
        return at.strftime("%Y%m%dT%H%M%SZ")

    def plain(words: str) -> str:
        return re.sub(r"([\\;,])", r"\\\1", " ".join(words.split()))

    told = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Linli//volunteers//ZH", "BEGIN:VEVENT", f"UID:linli-{plan.subject}",
        f"DTSTAMP:{stamp(scene.now)}", f"DTSTART:{stamp(plan.starts)}", f"DTEND:{stamp(plan.ends)}",
        f"SUMMARY:{plain(plan.title)}", f"LOCATION:{plain(plan.place)}", "BEGIN:VALARM", "TRIGGER:-PT2H", "ACTION:DISPLAY",
        f"DESCRIPTION:{plain(plan.title)}", "END:VALARM", "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip
    return Card(scene.say("shift-calendar-here"), plan.title, file=(f"shift-{plan.id}.ics", "\r\n".join(told)))
