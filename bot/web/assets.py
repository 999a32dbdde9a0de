"""Our own style, script and icon, each under a name that holds its content's hash, so that it may be kept for ever."""

import mimetypes
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from aiohttp import web

FOLDER = Path(__file__).parent / "static"


@dataclass(frozen=True, slots=True)
class Asset:
    """One static file, in memory: there are few and they are small."""

    url: str
    body: bytes
    mime: str


@dataclass(frozen=True, slots=True)
class Assets:
    """All of them by plain name ("chat.css")."""

    by_name: dict[str, Asset]

    def url(self, name: str) -> str:
        return self.by_name[name].url

    async def serve(self, request: web.Request) -> web.Response:
        """GET /static/{name}: only names with the right hash exist."""
        asset = next((a for a in self.by_name.values() if a.url == request.path), None)
        if asset is None:
            raise web.HTTPNotFound
        response = web.Response(
            body=asset.body,
            content_type=asset.mime,
            charset="utf-8" if asset.mime.startswith("text/") else None,
            headers={"Cache-Control": "public, max-age=31536000, immutable"},
        )
        response.enable_compression()  # nothing secret is in it, so length tells nothing (unlike a page's)
        return response


def load(folder: Path = FOLDER) -> Assets:
    """Read the folder once, at start."""
    return Assets({path.name: _asset(path) for path in sorted(folder.iterdir()) if path.is_file()})


def _asset(path: Path) -> Asset:
    body = path.read_bytes()
    url = f"/static/{path.stem}-{sha256(body).hexdigest()[:12]}{path.suffix}"
    return Asset(url, body, mimetypes.guess_type(path.name)[0] or "application/octet-stream")
