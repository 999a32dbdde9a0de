"""How alike two texts are, and which texts hold what is searched for: by pieces of one and two characters, without a dictionary.

Cheap enough for the path of a message: some microseconds a pair.  The texts to compare with are an argument; whoever has
them picks few (open, of that service, near that place)."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from math import log

ALIKE = 0.27  # from here on it is worth asking 是同一件事吗; one pair of unrelated letters in a thousand reaches it
_FILLERS = frozenset(
    " 的了是在我你他她它们这那有和就也都不很把被给呢吗啊吧呀要到说去来上下里个一又还没请问,。!?;:、~…\"'()[]-"
)

Bag = Callable[[str], Counter[str]]


def pieces(normal: str) -> Counter[str]:
    """Characters and runs of two, counted, without those that mean nothing by themselves.  normal: a normalised text."""
    text = "".join(char for char in normal.lower() if char not in _FILLERS)
    return Counter(text) + Counter(text[at : at + 2] for at in range(len(text) - 1))


def likeness(one: str, other: str, bag: Bag = pieces) -> float:
    """0 (nothing shared) to 1 (the same pieces): Dice's coefficient.  Both normalised; bag: how a text is taken apart."""
    mine, theirs = bag(one), bag(other)
    size = mine.total() + theirs.total()
    return 2 * (mine & theirs).total() / size if size else 0.0


def nearest(text: str, others: Mapping[int, str], least: float = ALIKE) -> list[tuple[int, float]]:
    """(key, likeness) of the other texts that may say the same, best first, the later key first among equals."""
    scored = ((key, likeness(text, other)) for key, other in others.items())
    return sorted(((key, score) for key, score in scored if score >= least), key=lambda pair: (-pair[1], -pair[0]))


def search(query: str, texts: Mapping[int, str], most: int = 10, bag: Bag = pieces) -> list[int]:
    """Keys of the texts that hold what the query says, best first; rare pieces weigh more (inverse document frequency).
    A text must hold half of the query's weight."""
    wanted, bags = bag(query), {key: bag(text) for key, text in texts.items()}
    rarity = {piece: log(1 + len(bags) / (0.5 + _holding(piece, bags.values()))) for piece in wanted}
    scores = {key: sum(rarity[piece] for piece in wanted if piece in found) for key, found in bags.items()}
    half = sum(rarity.values()) / 2
    found = [key for key, score in scores.items() if score >= half > 0]
    return sorted(found, key=lambda key: (-scores[key], -key))[:most]


def _holding(piece: str, bags: Iterable[Counter[str]]) -> int:
    return sum(piece in bag for bag in bags)
