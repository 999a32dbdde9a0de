"""The parameters of one call, however they were sent: query, urlencoded, multipart or JSON."""

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.fake.refusals import Refused, bad

Json = dict[str, Any]


@dataclass
class Params:
    values: Json = field(default_factory=dict)  # JSON types where the call was JSON, else strings
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)  # part name → (file name, content)
    unread: str = ""  # a content type Telegram does not read

    def text(self, name: str) -> str:
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def number(self, name: str, default: int = 0) -> int:
        try:
            return int(self.text(name) or default)
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        return self.text(name).strip().lower() in ("true", "yes", "1")

    def json(self, name: str, what: str = "") -> Any:
        """A structured parameter; a string is parsed, as Telegram does.  None when absent."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            if what:
                raise bad(f"Can't parse {what} JSON object") from None
            return None


async def read_params(request: web.Request) -> Params:
    params = Params(dict(request.query))
    kind = request.content_type
    if not request.can_read_body:
        return params
    if kind == "application/json":
        raw = await request.read()
        try:
            body = json.loads(raw or b"{}")
        except ValueError:
            raise Refused(400, "Bad Request: can't parse JSON object") from None
        if not isinstance(body, dict):
            raise Refused(400, "Bad Request: expected an Object")
        params.values |= body
    elif kind == "application/x-www-form-urlencoded":
        params.values |= dict(await request.post())
    elif kind == "multipart/form-data":
        async for part in await request.multipart():
            content = await part.read(decode=True)  # type: ignore[union-attr]
            name = part.name or ""  # type: ignore[union-attr]
            if part.filename is not None:  # type: ignore[union-attr]
                params.files[name] = (part.filename, bytes(content))  # type: ignore[union-attr]
            else:
                params.values[name] = bytes(content).decode()
    else:
        await request.read()
        params.unread = kind
    return params
