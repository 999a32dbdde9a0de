"""What short words mean under a card: 「对」 is its yes, 「算了」 its no, 「没修好」 an answer to 修好了吗."""

from typing import Any

from flows.request import Request
from handlers.scene import Scene
from storage import outbox, requests

SHORT = 12  # characters; whoever writes more has more to say
MEANT = {"a.submit": "typed-yes", "a.agree": "typed-agree", "a.drop": "typed-no", "a.change": "typed-wrong"}
RATED = {"unsatisfied": "typed-unsatisfied", "satisfied": "typed-satisfied", "reopen": "typed-reopen"}  # how it begins
ENDS = "。！？～，.!?~, "  # marks at the end of a short word


def pressable(card: dict[str, Any]) -> list[dict[str, Any]]:
    """The buttons of a card that can be pressed here."""
    return [button for row in card["rows"] for button in row if button["data"]]


def button(scene: Scene, text: str, newest: list[dict[str, Any]]) -> str | None:
    """「对」 under 是这样吗 is its yes, as 「算了」 is its no."""
    bare = text.rstrip(ENDS).casefold()
    shown = {b["data"].partition(":")[0]: str(b["data"]) for card in newest for b in pressable(card)}
    said = scene.house.words.everywhere
    meant = (shown[action] for action, key in MEANT.items() if action in shown and bare in said(key))
    rated = (shown[action] for action, key in RATED.items() if action in shown and bare.startswith(tuple(said(key))))
    return next(meant, None) or next(rated, None)


def fixed(scene: Scene) -> Request | None:
    """「修好了」 under 修好了吗: the request, for whether they are satisfied is not said yet."""
    bare = scene.said.text.strip().casefold()
    if scene.said.media or len(bare) > SHORT or not bare.startswith(tuple(scene.house.words.everywhere("typed-fixed"))):
        return None
    newest = outbox.newest_cards(scene.db, scene.house.seal, scene.chat)[:1]
    subject = newest[0]["subject"] if newest else ""
    return requests.get(scene.db, int(subject.partition(":")[2])) if subject.startswith("rate:") else None


def only_yes(scene: Scene) -> bool:
    """A yes where one must be said in its own words: 「好的」 under the notice is no consent."""
    bare = scene.said.text.strip().rstrip(ENDS).casefold()
    if bare not in scene.house.words.everywhere("typed-yes"):
        return False
    newest = outbox.newest_cards(scene.db, scene.house.seal, scene.chat)[:1]
    return any(b["data"].startswith("a.agree:") for card in newest for b in pressable(card))
