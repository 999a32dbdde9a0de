"""One question answered in words: why this role, what a reply should say."""

from flows.dialogue import Script, Unclear, ask
from flows.effects.talk import Typed
from flows.expect import Words


def typed(question: str, least: int = 4) -> Script:
    """Words of at least so many characters.  question: a locale key."""
    words = yield from ask(question, Written(least))
    return (Typed(question, words),)


class Written(Words):
    """Written down: nobody transcribes a voice note."""

    def glean(self, material):  # type: ignore[no-untyped-def]
        """Only what is said after the question."""

    def read(self, item, material):  # type: ignore[no-untyped-def]
        """A voice note is asked for again, in writing."""
        if item.kind == "voice":
            raise Unclear("unclear-words")
        return super().read(item, ())
