"""A discussion: who may speak in it, which statement comes next, saying something, answering.  Decides nothing itself."""

from datetime import timedelta
from typing import Any

from flows.alike import nearest
from flows.deciding.saying import SAME
from flows.deciding.statements import draw, priority
from flows.deciding.topic import DISCUSS, Topic
from flows.dialogue import Ask
from flows.effects.topics import AgreeInstead, StateOpinion
from flows.understanding.masking import mask
from handlers import letters, statement_cards
from handlers.buttons import Pressed
from handlers.card import Card
from handlers.scene import Scene
from handlers.speak import lines, rows
from storage import audit, homes, people, statements, topics
from storage.dialogues import Dialogue
from storage.statements import Statement

PAUSE = timedelta(minutes=10)  # between two statements of one person (R60)
ANSWERS = ("agree", "disagree", "skip")


def lives_here(scene: Scene) -> bool:
    """Is the person of the scene a verified resident (R59)?"""
    return bool(homes.of(scene.db, scene.house.seal, scene.person.id))


def label(scene: Scene) -> str:
    """Whom somebody speaks for as an interested party (R70); '' = for themselves."""
    body = next((held for role, held in scene.person.roles if role == "party"), "")
    return scene.say(f"body-{body}") if body else ""


def next_card(scene: Scene, topic: Topic) -> Card:
    """The next statement, drawn with the weights of the priority; the same draw while nothing changes."""
    waiting = statements.unanswered(scene.db, topic.id, scene.person.id)
    if not waiting:
        return statement_cards.done(scene, topic)
    counts = statements.counts(scene.db, [s.id for s in waiting])
    dice = _dice(scene, topic, len(waiting))
    chosen = waiting[draw([priority(counts[s.id]) for s in waiting], dice)]
    return statement_cards.one(scene, topic, chosen, "", len(waiting) - 1)


def _dice(scene: Scene, topic: Topic, waiting: int) -> float:
    """0 ≤ x < 1, another for everybody and every draw."""
    made = scene.house.seal.digest(f"draw:{topic.id}:{scene.person.id}:{waiting}")
    return int(made[:12], 16) / 16**12


def near(scene: Scene, topic: int) -> Any:
    """What of this discussion says the same as some words."""

    def look(words: str) -> tuple[int, str] | None:
        known = {s.id: s.said for s in statements.newest(scene.db, topic)}
        found = nearest(words, known, SAME)
        return (found[0][0], known[found[0][0]]) if found else None

    return look


def shown(scene: Scene) -> Any:
    """Words as everybody will see them, and whether a person looks first."""
    return lambda words: (mask(words), bool(scene.house.town.unfit(words)))


def said(scene: Scene, dialogue: Dialogue, effect: StateOpinion) -> None:
    """A new statement: shown at once, or held for a person's look (R55)."""
    topic = topics.get(scene.db, int(dialogue.start["topic"]))
    if topic.step != DISCUSS:
        return scene.reply_words("say-over")
    hits, spoken_for = scene.house.town.unfit(effect.words), label(scene)
    if not spoken_for:
        statements.pseudonym(scene.db, topic.id, scene.person.id, _dice(scene, topic, -1))
    made = statements.add(
        scene.db, topic.id, scene.person.id, mask(effect.words), hits[0].kind if hits else "", spoken_for, scene.now
    )
    _note(scene, "StatementMade", made)
    if made.kind:
        _ask(scene, topic, made)
        return scene.reply_words("say-held")
    who = statement_cards.who(scene, made)
    return scene.reply(Card(scene.say("say-done", who=who), rows=statement_cards.ways(scene, topic)), anew=True)


def agreed(scene: Scene, dialogue: Dialogue, effect: AgreeInstead) -> None:
    """They agree with what somebody else has said already."""
    found = statements.get(scene.db, effect.statement)
    if found is not None and found.state == "shown":
        statements.respond(scene.db, found.id, scene.person.id, "agree", scene.now)
    scene.reply(next_card(scene, topics.get(scene.db, int(dialogue.start["topic"]))), anew=True)


def _ask(scene: Scene, topic: Topic, statement: Statement) -> None:
    """Facilitators and admins, but not the author, nor who decided before unless nobody else is there."""
    staff = {*people.holders(scene.db, "facilitator"), *people.holders(scene.db, "admin")} - {statement.person}
    for person in sorted(staff - {statement.decided_by}) or sorted(staff):
        letters.write_to(scene, person, lambda theirs: statement_cards.look(theirs, topic, statement))


def respond(scene: Scene, pressed: Pressed, statement: Statement, topic: Topic) -> None:
    """同意, 不同意, 略过; then the next one."""
    if not lives_here(scene) or label(scene) or statement.state != "shown" or topic.step != DISCUSS:
        return scene.reply_words("say-over" if topic.step != DISCUSS else "say-residents-only")
    if statement.person != scene.person.id:
        statements.respond(scene.db, statement.id, scene.person.id, pressed.argument, scene.now)
    return scene.reply(next_card(scene, topic))


def take_back(scene: Scene, pressed: Pressed, statement: Statement, topic: Topic) -> None:
    """撤回我的回答."""
    if topic.step != DISCUSS:
        return scene.reply_words("say-over")
    statements.take_back(scene.db, statement.id, scene.person.id)
    return scene.reply(mine(scene, topic))


def show(scene: Scene, pressed: Pressed, statement: Statement, topic: Topic) -> None:
    """One of the own answers, to change it."""
    answer = statements.answer_of(scene.db, statement.id, scene.person.id)
    if statement.state != "shown":
        return scene.reply(mine(scene, topic))
    return scene.reply(statement_cards.one(scene, topic, statement, answer, 0))


def withdraw(scene: Scene, pressed: Pressed, statement: Statement, topic: Topic) -> None:
    """作者撤回."""
    if statement.person != scene.person.id:
        return scene.reply_words("not-yours")
    if statement.state != "withdrawn":
        statements.withdraw(scene.db, statement.id)
        _note(scene, "StatementWithdrawn", statement)
    return scene.reply(mine(scene, topic))


def decide(scene: Scene, pressed: Pressed, statement: Statement, topic: Topic) -> None:
    """可以公开, 不公开: by staff, never the own one (R55)."""
    staff = scene.person.has("facilitator") or scene.person.has("admin")
    if not staff or statement.person == scene.person.id:
        return scene.reply_words("public-not-admin")
    state = "shown" if pressed.argument == "pass" else "refused"
    if statements.decide(scene.db, statement.id, state, scene.person.id):
        _note(scene, f"Statement{state.title()}", statement)
        decided = statements.get(scene.db, statement.id)
        assert decided is not None
        letters.write_to(scene, decided.person, lambda theirs: statement_cards.told(theirs, topic, decided))
    return scene.reply(Card(scene.say(f"say-decided-{state}")))


def appeal(scene: Scene, pressed: Pressed, statement: Statement, topic: Topic) -> None:
    """申诉, once: somebody else looks."""
    if statement.person != scene.person.id:
        return scene.reply_words("not-yours")
    if statements.appeal(scene.db, statement.id):
        _note(scene, "StatementAppealed", statement)
        again = statements.get(scene.db, statement.id)
        assert again is not None
        _ask(scene, topic, again)
    return scene.reply(Card(scene.say("say-appeal-taken")))


def mine(scene: Scene, topic: Topic) -> Card:
    """What they said and answered."""
    own = statements.said_by(scene.db, topic.id, scene.person.id)
    answers = statements.answered(scene.db, topic.id, scene.person.id)
    found = {s.id: s for s in statements.newest(scene.db, topic.id, 300)}
    return statement_cards.mine(scene, topic, own, [(found[id], a) for id, a in answers.items() if id in found])


def summary(scene: Scene, topic: Topic) -> Card:
    """Where the discussion stands."""
    found = statements.newest(scene.db, topic.id, 300)
    counts = statements.counts(scene.db, [s.id for s in found])
    return statement_cards.summary(scene, topic, found, counts, statements.people(scene.db, topic.id))


def question(scene: Scene, ask: Ask[Any], dialogue: int, version: int, wrong: str) -> Card:
    """The questions while something is said."""
    facts = ask.facts
    held = scene.say("say-held-first") if facts.get("held") else ""
    given = {name: str(value) for name, value in facts.items() if name in ("said", "shown")}
    choices = [[(f"{ask.name}-{choice}", f"a.{choice}")] for choice in ask.expect.choices]
    buttons = rows(scene, dialogue, version, *choices, [("cancel", "cancel")])
    return Card(lines(wrong, scene.say(ask.name, **given), held), rows=buttons, subject=f"dialogue:{dialogue}")


def _note(scene: Scene, verb: str, statement: Statement) -> None:
    audit.note(scene.db, scene.now, scene.person.id, verb, f"statement:{statement.id}", f"topic:{statement.topic}")
