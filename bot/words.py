"""Words of Chinese text through jieba: for moderation, search and hints to whoever edits the lexicon.

jieba costs most of a second and 65 MB, so it is loaded at the first need, in a thread of its own, with its cache in the
folder we give it; until it is ready nobody waits.  Routing does not use it.  Where rjieba is installed it is used instead.
jieba's paddle mode, which would run pip from inside a chat bot, is cut off before any call."""

import importlib
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

Cut = Callable[
    [str, bool], list[str]
]  # (text, guess words that are in no dictionary) → pieces that join up to the text
_RUNS = re.compile(r"[\u4e00-\u9fff]+|[a-z0-9]+")
_FILLERS = frozenset("的了是在我你他她它们这那有和就也都不很把被给呢吗啊吧呀要到说去来上下里个一")


class Words:
    """The house's cutter, loaded at the first question; it is safe to use from any thread at any time."""

    def __init__(self, folder: Path) -> None:
        """folder: LINLI_DATA_DIR, where jieba keeps its prefix tree between starts."""
        self._folder = folder
        self._cut: Cut | None = None
        self._begin = threading.Lock()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin loading, once; returns at once."""
        with self._begin:
            if self._thread is None:
                self._thread = threading.Thread(target=self._load, name="words", daemon=True)
                self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Whether the cutter is ready within so many seconds."""
        self.start()
        if self._thread is not None:
            self._thread.join(seconds)
        return self._cut is not None

    def _load(self) -> None:
        self._cut = _rjieba() or _jieba(self._folder)

    def dictionary(self, text: str) -> list[str] | None:
        """Words of the dictionary, and what is in none letter by letter; they join up to the text.  None until loaded."""
        self.start()
        return self._cut(text, False) if self._cut is not None else None

    def cut(self, text: str, guess: bool = False) -> list[str]:
        """Words in order, without marks and spaces; runs of two characters until the dictionary is loaded.
        guess: also words that are in no dictionary."""
        self.start()
        text = text.lower()
        if self._cut is None:
            return [pair for run in _RUNS.findall(text) for pair in _pairs(run)]
        return [word for word in self._cut(text, guess) if _RUNS.fullmatch(word)]

    def bag(self, text: str) -> Counter[str]:
        """Words that carry meaning, counted."""
        return Counter(word for word in self.cut(text) if word not in _FILLERS)

    def hints(self, texts: Sequence[str], known: Iterable[str], most: int = 20) -> list[tuple[str, int]]:
        """(word, texts it stands in) of the commonest words that the lexicon does not have yet: for its editor."""
        have = set(known)
        found = (word for text in texts for word in set(self.cut(text, guess=True)))
        counts = Counter(word for word in found if len(word) > 1 and not word.isdigit() and word not in have)
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most]


def _pairs(run: str) -> list[str]:
    """Runs of two characters of Chinese, whole words of anything else."""
    return [run] if run.isascii() or len(run) < 2 else [run[at : at + 2] for at in range(len(run) - 1)]


def _rjieba() -> Cut | None:
    """The Rust binding, if it is installed."""
    try:
        module: Any = importlib.import_module("rjieba")
    except ImportError:
        return None
    return lambda text, guess: list(module.cut(text, guess))


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
    return lambda text, guess: list(cutter.lcut(text, HMM=guess))


def _no_paddle() -> None:
    """jieba.enable_paddle runs `pip install` (fxsjy/jieba, _compat.py); a bot must not."""
    raise RuntimeError("jieba's paddle mode is switched off in Linli")
