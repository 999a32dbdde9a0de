"""Is it an emergency?  Asked of every message, in every state; a certain one overrides whatever is being talked about (R48)."""

from flows.dialogue import Item
from flows.effects.requests import OpenUrgent
from flows.understanding.reading import Reading
from handlers import talk
from handlers.scene import Scene


def hear(scene: Scene, reading: Reading, material: list[Item]) -> bool:
    """True = dealt with here: the request is open, or the one question is asked.  Never silence."""
    if reading.urgent == "no":
        return False
    hazard = reading.hazard or ""
    if reading.urgent == "ask":
        talk.start(scene, "urgent", material=material, hazard=hazard)
        return True
    photos, voices = (tuple(i.value for i in material if i.kind == kind) for kind in ("photo", "voice"))
    point = next((i.value for i in material if i.kind == "location"), None)
    place = scene.house.town.place(reading.text, point)
    talk.emergency_opened(scene, OpenUrgent(reading.text, hazard, place, photos, voices))
    return True
