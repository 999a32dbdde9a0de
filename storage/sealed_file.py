"""A long file sealed in chunks, for backups: AES-GCM, each chunk bound to its place, the last one marked as the last.

    header    one line of JSON: what kind of key opens it, and salt
    chunk     four bytes of length, then the sealed bytes; nonce = number of the chunk and whether it is the last

A byte changed, a chunk moved or left out, an end cut off: reading raises Damaged.  Every file has a key of its own (salt).
"""

import hashlib
import hmac
import json
import os
from pathlib import Path
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

CHUNK = 1 << 20
FORMAT = 1
SCRYPT = {"n": 1 << 15, "r": 8, "p": 1, "maxmem": 1 << 26}  # about a tenth of a second


class Damaged(ValueError):
    """The file was changed, cut off, or is sealed with another key."""


def header(key: bytes | None) -> bytes:
    """The first line of a new file.  key: the installation's that opens it; None = a passphrase does."""
    made = {
        "linli-backup": FORMAT,
        "key": "passphrase" if key is None else "installation",
        "salt": os.urandom(32).hex(),
    }
    if key is not None:
        made["which"] = _which(key)
    return json.dumps(made).encode() + b"\n"


def read_header(file: IO[bytes]) -> bytes:
    """The first line.  Raises Damaged when this is no backup of ours."""
    line = file.readline(1000)
    try:
        known = json.loads(line)["linli-backup"]
    except (ValueError, KeyError, TypeError):
        raise Damaged("this is no backup of Linli") from None
    if known != FORMAT:
        raise Damaged(f"this backup has format {known}, this Linli reads {FORMAT}: use the Linli that made it")
    return line


def needs_passphrase(line: bytes) -> bool:
    """Is it a passphrase that opens the file with this header?"""
    return bool(json.loads(line)["key"] == "passphrase")


def opens(line: bytes, key: bytes) -> bool:
    """Was the file with this header sealed with this key of an installation?"""
    return bool(json.loads(line).get("which") == _which(key))


def key_for(line: bytes, secret: bytes) -> bytes:
    """The file's key.  secret: the passphrase, or the 32 bytes of the key file."""
    salt = bytes.fromhex(json.loads(line)["salt"])
    if needs_passphrase(line):
        return hashlib.scrypt(secret, salt=salt, dklen=32, **SCRYPT)
    return hmac.digest(secret, b"linli:backup:" + salt, "sha256")


class Sealer:
    """write() and close(), as tarfile wants them."""

    def __init__(self, file: IO[bytes], line: bytes, secret: bytes):
        self._file, self._line, self._aes = file, line, AESGCM(key_for(line, secret))
        self._buffer, self._number = bytearray(), 0
        file.write(line)

    def write(self, data: bytes) -> int:
        self._buffer += data
        while len(self._buffer) > CHUNK:  # the last chunk is never empty and never written here
            self._chunk(bytes(self._buffer[:CHUNK]), last=False)
            del self._buffer[:CHUNK]
        return len(data)

    def close(self) -> None:
        """Write the last chunk."""
        self._chunk(bytes(self._buffer), last=True)

    def _chunk(self, data: bytes, *, last: bool) -> None:
        sealed = self._aes.encrypt(_nonce(self._number, last), data, self._line)
        self._file.write(len(sealed).to_bytes(4, "big") + sealed)
        self._number += 1


class Opener:
    """read(), as tarfile wants it.  Raises Damaged."""

    def __init__(self, file: IO[bytes], line: bytes, secret: bytes):
        self._file, self._line, self._aes = file, line, AESGCM(key_for(line, secret))
        self._buffer, self._number, self._ended = bytearray(), 0, False

    def read(self, size: int = -1) -> bytes:
        while not self._ended and (size < 0 or len(self._buffer) < size):
            self._buffer += self._next()
        size = len(self._buffer) if size < 0 else size
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        return taken

    def _next(self) -> bytes:
        length = int.from_bytes(self._file.read(4), "big")
        sealed = self._file.read(min(length, CHUNK + 16))
        for last in (False, True):
            try:
                data = self._aes.decrypt(_nonce(self._number, last), sealed, self._line)
            except (InvalidTag, ValueError):
                continue
            self._number, self._ended = self._number + 1, last
            if last and self._file.read(1):
                break
            return data
        raise Damaged("the backup is damaged, cut off, or sealed with another key or passphrase")


def _which(key: bytes) -> str:
    """Tells keys apart, and nothing of them."""
    return hmac.digest(key, b"linli:which", "sha256").hex()[:16]


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def sync(path: Path, file: Any) -> None:
    """On the disk, and its name in the folder too."""
    file.flush()
    os.fsync(file.fileno())
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
