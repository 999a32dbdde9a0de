"""Codes that people read and type: drawn by lot, or made out of a keyed hash and kept nowhere."""

import secrets

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # nothing that reads like something else


def drawn(length: int) -> str:
    """Five bits a character that nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def made(digest: str, length: int) -> str:
    """Always the same for a digest of the key (hex), and without the key as good as drawn."""
    number, code = int(digest, 16), ""
    for _ in range(length):
        number, at = divmod(number, len(ALPHABET))
        code += ALPHABET[at]
    return code


def plain(typed: str) -> str:
    """A code as it was made, however it was typed."""
    return "".join(c for c in typed.upper() if c.isalnum())
