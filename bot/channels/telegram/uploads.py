"""Files out: a file that Telegram has already is named, not sent again – a broadcast with a picture is one upload."""

from collections import OrderedDict
from pathlib import Path
from typing import Any

from telegram.error import BadRequest

from bot.channels.telegram.api import Api

KNOWN = 256  # files whose file_id is remembered; a restart forgets


class Uploads:
    """Our names are never used twice, so a name stands for its bytes."""

    def __init__(self, api: Api):
        self._api = api
        self._known: OrderedDict[str, str] = OrderedDict()  # our name -> Telegram's file_id

    async def send(self, method: str, kind: str, path: Path, **params: Any) -> Any:
        """sendPhoto, sendVoice or sendDocument; kind: photo, voice, document.  Raises telegram.error.*, OSError."""
        if (known := self._known.get(path.name)) is not None:
            try:
                return await self._api.call(method, **{kind: known}, **params)
            except BadRequest as error:
                if "file" not in str(error).lower():
                    raise
                self._known.pop(path.name, None)  # Telegram has forgotten it
        result = await self._api.upload(method, kind, [path], **params)
        self._remember(path.name, result.get(kind))
        return result

    def _remember(self, name: str, sent: Any) -> None:
        """sent: what Telegram made of it; of a photo its sizes, the largest last."""
        file = sent[-1] if isinstance(sent, list) and sent else sent
        if isinstance(file, dict) and file.get("file_id"):
            self._known[name] = file["file_id"]
        if len(self._known) > KNOWN:
            self._known.popitem(last=False)
