"""Calls of the Bot API by name: python-telegram-bot's request layer, its error classes, no telegram.* object on the way."""

import asyncio
import json
from pathlib import Path
from typing import Any, cast

from telegram import InputFile
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.channels.telegram.request import LeanRequest, Plain


class Api:
    """call("sendMessage", chat_id=…, text=…) -> result.  Raises telegram.error.*."""

    def __init__(self, root: str, token: str):
        self._base = f"{root}/bot{token}"
        self._files = f"{root}/file/bot{token}"
        self._short, self._long = LeanRequest(root), LeanRequest(root, connections=1)

    async def open(self) -> None:
        """One set of lines for calls, one for long polling, so that neither starves the other."""
        await self._short.initialize()
        await self._long.initialize()

    async def close(self) -> None:
        """Close them."""
        await self._short.shutdown()
        await self._long.shutdown()

    async def call(self, method: str, **params: Any) -> Any:
        """One call; values are str, int, or anything JSON; None is left out."""
        made = cast(RequestData, Plain({k: v for k, v in params.items() if v is not None}))
        return await self._short.post(f"{self._base}/{method}", made)

    async def upload(self, method: str, field: str, paths: list[Path], **params: Any) -> Any:
        """A call with files: one under `field`, or several as attach://… of a media group."""
        made = [_plain(k, v) for k, v in params.items() if v is not None]
        for n, path in enumerate(paths):
            content = await asyncio.to_thread(path.read_bytes)
            file = InputFile(content, filename=path.name, attach=len(paths) > 1)
            name = field if len(paths) == 1 else f"{field}{n}"
            made.append(RequestParameter(name, None, [file]) if len(paths) == 1 else _attached(name, file))
        return await self._short.post(f"{self._base}/{method}", RequestData(made), read_timeout=60)

    async def upload_text(self, method: str, field: str, name: str, text: str, **params: Any) -> Any:
        """A call with one file that is nowhere on disk."""
        made = [_plain(k, v) for k, v in params.items() if v is not None]
        made.append(RequestParameter(field, None, [InputFile(text.encode(), filename=name)]))
        return await self._short.post(f"{self._base}/{method}", RequestData(made), read_timeout=60)

    async def updates(self, offset: int | None, wait: int, allowed: tuple[str, ...]) -> list[dict[str, Any]]:
        """getUpdates, at most 100.  wait: seconds of long polling."""
        params: dict[str, Any] = {"timeout": wait, "limit": 100, "allowed_updates": list(allowed)}
        params |= {} if offset is None else {"offset": offset}
        made = cast(RequestData, Plain(params))
        result = await self._long.post(f"{self._base}/getUpdates", made, read_timeout=wait + 10)
        return list(result)  # type: ignore[arg-type]

    async def download(self, file_path: str) -> bytes:
        """The bytes of a file that getFile named."""
        return await self._short.retrieve(f"{self._files}/{file_path}", read_timeout=60)


def _plain(name: str, value: Any) -> RequestParameter:
    return RequestParameter(
        name, value if isinstance(value, str | int) else json.dumps(value, ensure_ascii=False), None
    )


def _attached(name: str, file: InputFile) -> RequestParameter:
    file.attach_name = name
    return RequestParameter(name, None, [file])
