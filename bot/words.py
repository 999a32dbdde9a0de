"""Words of Chinese text through jieba: for search, near-duplicates, moderation, hints to whoever edits the lexicon.

jieba is loaded late, in a thread of its own (about a second), with its cache in the folder we give it; until it is
ready `cut` falls back to runs of two characters, so nobody waits.  Routing does not use it.  Where rjieba is installed
it is used instead.  jieba's paddle mode, which would run pip from inside a chat bot, is cut off before any call."""

import importlib
import math
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

Cut = Callable[[str], list[str]]
_RUNS = re.compile(r"[\u4e00-\u9fff]+|[a-z0-9]+")
_FILLERS = frozenset("的了是在我你他她它们这那有和就也都不很把被给呢吗啊吧呀要到说去来上下里个一")


class Words:
    """The house's cutter.  Start it once; it is safe to use from any thread at any time."""

    def __init__(self, folder: Path) -> None:
        """folder: LINLI_DATA_DIR, where jieba keeps its prefix tree between starts."""
        self._folder = folder
        self._cut: Cut | None = None
        self._thread = threading.Thread(target=self._load, name="words", daemon=True)

    def start(self) -> None:
        """Begin loading; returns at once."""
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Whether the cutter is ready within so many seconds."""
        self._thread.join(seconds)
        return self._cut is not None

    def _load(self) -> None:
        self._cut = _rjieba() or _jieba(self._folder)

    def cut(self, text: str) -> list[str]:
        """Words in order, without marks and spaces.  text: normalised."""
        text = text.lower()
        if self._cut is None:
            return [pair for run in _RUNS.findall(text) for pair in _pairs(run)]
        return [word for word in self._cut(text) if _RUNS.fullmatch(word)]

    def bag(self, text: str) -> Counter[str]:
        """Words that carry meaning, counted."""
        return Counter(word for word in self.cut(text) if word not in _FILLERS)

    def near(self, text: str, others: Mapping[str, str], least: float = 0.6) -> list[tuple[str, float]]:
        """(key, likeness 0 to 1) of the other texts that say nearly the same, best first: cosine of word counts."""
        mine = self.bag(text)
        scored = [(key, likeness(mine, self.bag(other))) for key, other in others.items()]
        return sorted(((key, score) for key, score in scored if score >= least), key=lambda pair: (-pair[1], pair[0]))

    def search(self, query: str, texts: Mapping[str, str], most: int = 10) -> list[str]:
        """Keys of the texts that hold words of the query, best first; rare words weigh more (Robertson's idf)."""
        bags = {key: self.bag(text) for key, text in texts.items()}
        weight = {
            word: math.log(1 + len(bags) / (1 + sum(word in bag for bag in bags.values()))) for word in self.bag(query)
        }
        scores = {key: sum(value for word, value in weight.items() if word in bag) for key, bag in bags.items()}
        found = [key for key, score in scores.items() if score > 0]
        return sorted(found, key=lambda key: (-scores[key], key))[:most]

    def bad_words(self, text: str, banned: Iterable[str]) -> tuple[str, ...]:
        """Banned words that stand in the text as whole words (R56): 24口交换机 passes.  A hit is held for a human,
        never dropped (R55).  Until the cutter is ready every substring is held, since a human looks anyway."""
        wanted = [word.lower() for word in banned if word]
        squeezed = "".join(_RUNS.findall(text.lower()))
        inside = tuple(word for word in wanted if word in squeezed)
        if not inside or self._cut is None:
            return inside
        words = [word for word in self._cut(squeezed) if word]
        return tuple(word for word in inside if _stands(word, words))

    def hints(self, texts: Sequence[str], known: Iterable[str], most: int = 20) -> list[tuple[str, int]]:
        """(word, texts it stands in) of the commonest words that the lexicon does not have yet: for its editor."""
        have = set(known)
        counts = Counter(word for text in texts for word in set(self.bag(text)) if len(word) > 1 and word not in have)
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most]


def likeness(mine: Counter[str], other: Counter[str]) -> float:
    """Cosine of two bags of words, 0 to 1."""
    shared = sum(count * other[word] for word, count in mine.items())
    size = math.sqrt(sum(n * n for n in mine.values()) * sum(n * n for n in other.values()))
    return shared / size if size else 0.0


def _stands(word: str, words: Sequence[str]) -> bool:
    """Whether the word is one token or several whole tokens in a row."""
    starts, ends, at = set(), set(), 0
    for token in words:
        starts.add(at)
        at += len(token)
        ends.add(at)
    whole = "".join(words)
    place = whole.find(word)
    while place >= 0:
        if place in starts and place + len(word) in ends:
            return True
        place = whole.find(word, place + 1)
    return False


def _pairs(run: str) -> list[str]:
    """Runs of two characters of Chinese, whole words of anything else."""
    return [run] if run.isascii() or len(run) < 2 else [run[at : at + 2] for at in range(len(run) - 1)]


def _rjieba() -> Cut | None:
    """The Rust binding, if it is installed."""
    try:
        module: Any = importlib.import_module("rjieba")
    except ImportError:
        return None
    return lambda text: list(module.cut(text, True))


def _jieba(folder: Path) -> Cut:
    """jieba with its cache in our folder and its paddle mode cut off."""
    compat: Any = importlib.import_module("jieba._compat")
    compat.enable_paddle = _no_paddle
    module: Any = importlib.import_module("jieba")
    module.enable_paddle = _no_paddle
    module.setLogLevel("WARNING")
    cutter: Any = module.Tokenizer()
    folder.mkdir(parents=True, exist_ok=True)
    cutter.tmp_dir = str(folder)
    cutter.cache_file = "jieba.cache"
    cutter.initialize()
    return lambda text: list(cutter.lcut(text))


def _no_paddle() -> None:
    """jieba.enable_paddle runs `pip install` (fxsjy/jieba, _compat.py); a bot must not."""
    raise RuntimeError("jieba's paddle mode is switched off in Linli")
