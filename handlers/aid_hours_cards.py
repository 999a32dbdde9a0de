"""What is seen of the hours of a request for help, and of what each thought of the other."""

from flows.volunteers.aid import RATINGS, SERVED_LENGTHS, Aid
from handlers import hours
from handlers.aid_cards import named, title
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import Spec, lines, rows
from storage import aids
from storage.aids import Asked


def served_card(scene: Scene, aid: Aid) -> Card:
    """To a volunteer: how long did it take?"""
    return _lengths(scene, aid, "help-how-long", "help.q", 0)


def hours_card(scene: Scene, aid: Aid, asked: Asked) -> Card:
    """To who was helped: is that right?"""
    assert asked.quarters is not None
    text = scene.say("aid-hours", name=named(scene, asked.person), hours=hours.said(scene, asked.quarters))
    buttons = rows(scene, asked.id, 0, [("aid-hours-yes", "heard.yes")], [("aid-hours-no", "heard.no")])
    return Card(text, title(scene, aid), buttons, subject=f"heard:{asked.id}")


def other_hours_card(scene: Scene, aid: Aid, asked: Asked) -> Card:
    """不对: how long then?"""
    made = tuple((scene.button(hours.said(scene, n), f"heard.q{n}", asked.id),) for n in (0, *SERVED_LENGTHS))
    return Card(scene.say("aid-hours-then"), title(scene, aid), made, subject=f"heard:{asked.id}")


def judge_card(scene: Scene, aid: Aid, asked: Asked) -> Card:
    """To admins: the two sides say different hours; which counts?"""
    said, heard = (hours.said(scene, n or 0) for n in (asked.quarters, asked.heard))
    helper, asker = named(scene, asked.person), named(scene, aid.asker)
    made = [scene.button(hours.said(scene, n), f"judge.q{n}", asked.id) for n in (0, *SERVED_LENGTHS)]
    threes = tuple(tuple(made[n : n + 3]) for n in range(0, len(made), 3))
    text = scene.say("aid-judge", helper=helper, said=said, asker=asker, heard=heard)
    return Card(text, title(scene, aid), threes, subject=f"judge:{asked.id}")


def judged_card(scene: Scene, aid: Aid, quarters: int) -> Card:
    """To both sides: what an admin settled."""
    return Card(scene.say("aid-judged", hours=hours.said(scene, quarters)), title(scene, aid))


def _lengths(scene: Scene, aid: Aid, key: str, action: str, version: int) -> Card:
    made = [scene.button(hours.said(scene, n), f"{action}{n}", aid.id, version) for n in SERVED_LENGTHS]
    pairs = tuple(tuple(made[n : n + 3]) for n in range(0, len(made), 3))
    return Card(scene.say(key), title(scene, aid), pairs, subject=f"help:{aid.id}")


def rate_card(scene: Scene, aid: Aid, asked: Asked, action: str) -> Card:
    """How was it?  action: heard (of the volunteer) or manners (of who was helped)."""
    key = "aid-rate" if action == "rate" else "help-rate"
    given: list[Spec] = [(f"{key}-{grade}", f"{action}.{grade}") for grade in RATINGS]
    name = named(scene, asked.person if action == "rate" else aid.person)
    return Card(
        scene.say(key, name=name), title(scene, aid), rows(scene, asked.id, 0, given), subject=f"{action}:{asked.id}"
    )


def thank_card(scene: Scene, asked: Asked, action: str) -> Card:
    """Rated; who was helped may write a word of thanks."""
    buttons = rows(scene, asked.id, 0, [("aid-thank", "rate.thank")]) if action == "rate" else ()
    return Card(scene.say("aid-rated"), rows=buttons, subject=f"{action}:{asked.id}")


def paid_card(scene: Scene, aid: Aid, quarters: int) -> Card:
    """The hours are on the account; and the other side's rating."""
    mine = next((a for a in aids.asks(scene.db, scene.house.seal, aid.id) if a.person == scene.person.id), None)
    held = hours.said(scene, hours.held(scene, scene.person.id))
    card = rate_card(scene, aid, mine, "manners") if mine else Card("")
    text = lines(scene.say("help-paid", hours=hours.said(scene, quarters), held=held), "", card.text)
    return Card(text, title(scene, aid), card.rows)


def differs_card(scene: Scene, aid: Aid, heard: int) -> Card:
    """To a volunteer: who was helped says otherwise; the less of both counts when the week is over."""
    return Card(scene.say("help-differs", hours=hours.said(scene, heard)), title(scene, aid))
