"""`words`, `search`: what the dictionary is for – hints to whoever edits the lexicon, and requests found by their words."""

import argparse
from typing import Any

WAIT = 30.0  # seconds for the dictionary
NEWEST = 5000  # requests that are searched


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Put the commands on the command line."""
    said = "words of recent requests and corrections that the lexicon does not know yet, commonest first"
    words = subparsers.add_parser("words", help=said, description=said)
    words.add_argument("--most", type=int, default=30, metavar="N", help="so many words (30)")
    words.set_defaults(run=_words)
    said = "find requests by words of their description, best first"
    search = subparsers.add_parser("search", help=said, description=said)
    search.add_argument("words", nargs="+")
    search.add_argument("--most", type=int, default=10, metavar="N", help="so many requests (10)")
    search.set_defaults(run=_search)


def _words(args: argparse.Namespace) -> int:
    from bot.console import opened
    from bot.settings import load
    from bot.town import Lists
    from bot.words import Words
    from flows.understanding import lexicon
    from flows.understanding.masking import mask
    from locales import lexicons
    from storage import corrections, requests
    from storage.seal import Seal

    settings = load()
    seal = Seal.from_file(settings.key_file)
    known = lexicon.parse(lexicons.lines("lexicon.tsv", Lists(settings.data_dir).folder)).pieces
    with opened(settings) as (store, _):
        texts = [r.description for r in store.read(lambda db: requests.newest(db, NEWEST)).result()]
        texts += [str(row["text"]) for row in store.read(lambda db: corrections.rows(db, seal)).result()]
    dictionary = Words(settings.data_dir)
    dictionary.wait(WAIT)
    for word, count in dictionary.hints([mask(text) for text in texts], known, args.most):
        print(f"{count:>5}  {word}")
    return 0


def _search(args: argparse.Namespace) -> int:
    from bot.console import opened
    from bot.settings import load
    from bot.words import Words
    from flows import alike
    from flows.understanding.masking import mask
    from flows.understanding.normalise import normaliser
    from locales import lexicons
    from storage import requests

    settings = load()
    normal = normaliser(lexicons.lines("tw2sp.tsv"))
    with opened(settings) as (store, _):
        found = {r.id: r for r in store.read(lambda db: requests.newest(db, NEWEST)).result()}
    dictionary = Words(settings.data_dir)
    dictionary.wait(WAIT)
    texts = {id: normal(f"{r.description} {r.address_string}") for id, r in found.items()}
    wanted = normal(" ".join(args.words))
    for id in alike.search(wanted, texts, args.most, lambda text: alike.pieces(text) + dictionary.bag(text)):
        request = found[id]
        print(f"{request.service_request_id}  {request.step:<10}  {mask(request.description)[:60]}")
    return 0
