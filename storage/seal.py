"""Sealing at rest: AES-GCM for names, words and updates; keyed hashes to look things up; macs for buttons (R17, R40)."""

import hmac
import os
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12  # bytes in front of every sealed value


class Seal:
    """All keys of one neighbourhood, derived from its key file.

    The first line of the file seals; every line opens.  People are found, and buttons and receipts known, by the last one, which
    stays: it lets nobody read anything."""

    def __init__(self, *masters: bytes):
        """masters: 32 bytes each, the newest first."""
        self._aes, *self._older = (AESGCM(_derive(master, b"seal")) for master in masters)
        self._hash = _derive(masters[-1], b"hash")
        self._mac = _derive(masters[-1], b"mac")
        self.form_key = _derive(masters[-1], b"form")
        self.digest = lru_cache(maxsize=4096)(self._digest)  # several times a message, of the same few people

    @classmethod
    def from_file(cls, path: Path) -> "Seal":
        """Read the key file; make it (mode 0600) at first start.  Raises ValueError if it is no key of ours or open to
        others than its owner."""
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, [os.urandom(32)])
        return cls(*masters(path))

    def seal(self, value: Any) -> bytes:
        """Any JSON value or dataclass of them, unreadable without the key."""
        return self.seal_json(msgspec.json.encode(value))

    def seal_json(self, made: bytes) -> bytes:
        """The same for a value that is JSON already."""
        nonce = os.urandom(NONCE)
        return nonce + self._aes.encrypt(nonce, made, None)

    def unseal(self, sealed: bytes) -> Any:
        """The JSON value back.  Raises ValueError when sealed with another key, or changed."""
        sealed = bytes(sealed)
        nonce, rest = sealed[:NONCE], sealed[NONCE:]
        try:
            return msgspec.json.decode(self._aes.decrypt(nonce, rest, None))
        except InvalidTag:
            for aes in self._older:
                with suppress(InvalidTag):
                    return msgspec.json.decode(aes.decrypt(nonce, rest, None))
        raise ValueError("sealed with another key (is LINLI_KEY_FILE the right one?)")

    def anew(self, sealed: bytes) -> bytes | None:
        """What an older key sealed, sealed with the newest; None when it is so already.  Raises ValueError as unseal does."""
        sealed = bytes(sealed)
        with suppress(InvalidTag):
            self._aes.decrypt(sealed[:NONCE], sealed[NONCE:], None)
            return None
        return self.seal(self.unseal(sealed))

    def _digest(self, text: str) -> str:
        """A keyed hash for equality look-ups, 32 hex digits."""
        return hmac.digest(self._hash, text.encode(), "sha256").hex()[:32]

    def mac(self, text: str) -> str:
        """Eight url-safe characters that only we can make.  Keyed BLAKE2 (RFC 7693): half the time of HMAC, three an update."""
        return urlsafe_b64encode(blake2b(text.encode(), key=self._mac, digest_size=6).digest()).decode()

    def check(self, text: str, mac: str) -> bool:
        """Did we make this mac?  In constant time."""
        return hmac.compare_digest(self.mac(text).encode(), mac.encode())


def masters(path: Path) -> list[bytes]:
    """The keys of a key file, the newest first.  Raises ValueError if it is no key of ours or open to others than its owner."""
    if path.stat().st_mode & 0o077:
        raise ValueError(f"others can read the key file {path}; run: chmod 600 {path}")
    try:
        found = [bytes.fromhex(line) for line in path.read_text().split()]
    except ValueError as wrong:
        raise ValueError(f"the key file {path} holds no key; put your backup of it back") from wrong
    if not found or any(len(master) != 32 for master in found):
        raise ValueError(f"the key file {path} is damaged (needs 32 bytes in hex a line); put your backup of it back")
    return found


def renew(path: Path) -> None:
    """A new key on top of the key file, which is whole at every moment."""
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    _write(beside, [os.urandom(32), *masters(path)])
    beside.replace(path)


def _write(path: Path, keys: Iterable[bytes]) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.writelines(key.hex().encode() + b"\n" for key in keys)
        file.flush()
        os.fsync(file.fileno())


def fingerprint(body: bytes) -> str:
    """An unkeyed hash of a raw update, 32 hex digits: the same update twice is one (R2)."""
    return sha256(body).hexdigest()[:32]


def _derive(master: bytes, use: bytes) -> bytes:
    return hmac.digest(master, b"linli:" + use, "sha256")
