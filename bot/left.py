"""What letters became when they left, for those that were read from the database before that was committed."""

from collections import OrderedDict

from bot.channels.base import Receipt
from storage.outbox import Letter

RECENT = 2000  # letters whose message id is remembered


class Left:
    """The newest RECENT letters that left, and the card each subject has in a chat."""

    def __init__(self) -> None:
        self._letters: OrderedDict[int, Receipt] = OrderedDict()
        self._cards: OrderedDict[tuple[int, str], tuple[int, Receipt]] = (
            OrderedDict()
        )  # (chat, subject) -> (look, card)

    def remember(self, letter: Letter, receipt: Receipt, look: int) -> None:
        """look: the newest look into the database, which may not have seen this."""
        self._letters[letter.id] = receipt
        self._cards[letter.chat_id, letter.subject] = (look, receipt)
        self._cards.move_to_end((letter.chat_id, letter.subject))
        for known in (self._letters, self._cards):
            if len(known) > RECENT:
                known.popitem(last=False)

    def target(self, letter: Letter, seen: int) -> Receipt | None:
        """The message that this letter edits, if there is one.  seen: the look that brought the letter."""
        if not letter.edits:
            return None
        if letter.edits.startswith("letter:"):
            left = (self._letters.get(int(id)) for id in reversed(letter.edits.partition(":")[2].split(",")))
            return next((receipt for receipt in left if receipt is not None), None)
        look, filed = self._cards.get((letter.chat_id, letter.subject), (0, None))
        living = filed if look >= seen else Receipt(*letter.living) if letter.living else None
        if letter.edits == "card":
            return living
        return Receipt(letter.edits, bool(living and living.message_id == letter.edits and living.media))
