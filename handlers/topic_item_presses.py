"""The buttons of action items and objections."""

from handlers import talk, topic_cards, topic_item_cards, topic_items, topics
from handlers.buttons import Pressed
from handlers.scene import Handler, Scene
from storage import action_items, publications
from storage import topics as stored


def _item(scene: Scene, pressed: Pressed) -> None:
    item = action_items.get(scene.db, pressed.id)
    what = pressed.argument
    if what == "open":
        return scene.reply(topic_item_cards.card(scene, item), anew=True)
    if what == "topic":
        return scene.reply(topic_cards.card(scene, stored.get(scene.db, item.topic)), anew=True)
    if not (topic_items.mine(scene, item) if what in ("progress", "done") else topic_items.may_lead(scene, item)):
        return scene.reply_words("not-yours")
    if item.version != pressed.version or (item.state == "open") != (what != "reopen"):
        scene.edits = ""
        scene.reply_words("stale-card")
        return scene.reply(topic_item_cards.card(scene, item), anew=True)
    if what == "supervise":
        topic_items.supervise(scene, item)
        return scene.reply_words("item-supervised-sent")
    scene.edits = ""
    if what == "reopen":
        return talk.start(scene, "topic-typed", item.subject, question="item-reopen-why")
    return talk.start(scene, "item-progress", item.subject, done=what == "done")


def _objection(scene: Scene, pressed: Pressed) -> None:
    """回复异议, by who leads."""
    found = publications.objection(scene.db, pressed.id)
    if not topics.leads(scene, stored.get(scene.db, found.topic)):
        return scene.reply_words("not-yours")
    if found.answered_at is not None:
        return scene.reply_words("objection-was-answered")
    scene.edits = ""
    return talk.start(scene, "topic-typed", f"objection:{found.id}", question="objection-answer-words")


ACTIONS: dict[str, Handler] = {"item": _item, "objection": _objection}
