"""Settings from the environment or .env (LINLI_…).  An unknown name or a bad value stops the start with a clear line."""

import os
import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "LINLI_"
TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
MEANT = {
    "port": "a number from 0 to 65535",
    "log": "say debug, info, warning or error",
}  # where pydantic speaks of types
OWN_PATHS = ("", "/", "/say")  # where the web chat itself is written to
TELEGRAM = "https://api.telegram.org"


class BadSettings(Exception):
    """What is wrong with the settings, a line each, for the person at the console."""


class Settings(BaseSettings):
    """One field a name; the table in README.md is made of these."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore", env_ignore_empty=True)

    bot_token: SecretStr | None = Field(None, description="Telegram token; without it only the web chat runs")
    telegram_url: str = Field(TELEGRAM, description="root of the Bot API")
    webhook_url: str | None = Field(None, description="public https address; set = webhook instead of polling")
    webhook_secret: SecretStr | None = Field(
        None, description="at least 32 characters A-Z a-z 0-9 _ -; needed for a webhook"
    )
    database_url: str = Field("sqlite:///var/linli.db", description="or postgresql+psycopg://…")
    data_dir: Path = Field(Path("var"), description="photos and other files")
    key_file: Path = Field(
        Path("var/linli.key"), description="key of the sealed columns, made at first start (mode 0600)"
    )
    backup_dir: Path | None = Field(None, description="a backup every night into this folder, the newest 14 are kept")
    backup_passphrase_file: Path | None = Field(
        None, description="a file with a passphrase that opens backups anywhere; without it the key file opens them"
    )
    host: str = Field("127.0.0.1", description="address of the web site")
    port: int = Field(8080, ge=0, le=65535, description="port of the web site")
    web_url: str | None = Field(None, description="public https address of the web chat, for the codes on posters")
    community: Path = Field(Path("community.toml"), description="seeds an empty database")
    flood: Annotated[bool, NoDecode] = Field(True, description="on / off: limits on what one person may send")
    log: Literal["debug", "info", "warning", "error"] = Field("info", description="how much is logged")

    @field_validator("flood", mode="before")
    @classmethod
    def _on_off(cls, value: object) -> object:
        if isinstance(value, str):
            if value.lower() not in ("on", "off"):
                raise ValueError("say on or off")
            return value.lower() == "on"
        return value

    @field_validator("log", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("bot_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("a token looks like 123456789:ABC… ; copy it again from @BotFather")
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        if not value.startswith(("sqlite:///", "postgresql+psycopg://", "postgresql://")):
            raise ValueError("begin with sqlite:/// or postgresql+psycopg://")
        if value.rstrip("/") == "sqlite:":
            raise ValueError("say which file, such as sqlite:///var/linli.db")
        if value.startswith("sqlite:") and ("?" in value or ":memory:" in value):
            raise ValueError("a file, and nothing behind the name of the file: sqlite:///var/linli.db")
        return value

    @field_validator("telegram_url", "web_url", "webhook_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        try:
            parts = urlsplit(value)
            good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        except ValueError:  # [::1 and :99999
            good = False
        if not good:
            raise ValueError("an address such as https://linli.example.org")
        return value

    @field_validator("telegram_url")
    @classmethod
    def _root(cls, value: str) -> str:
        return value.rstrip("/")

    @field_validator("backup_passphrase_file")
    @classmethod
    def _passphrase(cls, value: Path | None) -> Path | None:
        if value and not value.is_file():
            raise ValueError(f"{value} is not there: write the passphrase into it, or leave the setting out")
        return value

    @model_validator(mode="after")
    def _webhook(self) -> "Settings":
        if self.webhook_url is None:
            return self
        parts = urlsplit(self.webhook_url)
        local = parts.hostname in ("127.0.0.1", "localhost", "::1")
        if parts.scheme != "https" and not (parts.scheme == "http" and local):
            raise ValueError("LINLI_WEBHOOK_URL must begin with https://")
        if parts.path in OWN_PATHS:
            raise ValueError("LINLI_WEBHOOK_URL needs a path of its own, such as https://example.org/telegram")
        secret = self.webhook_secret.get_secret_value() if self.webhook_secret else ""
        if len(secret) < 32 or len(secret) > 256 or not all(c.isascii() and (c.isalnum() or c in "_-") for c in secret):
            raise ValueError(
                "LINLI_WEBHOOK_SECRET must be 32 to 256 characters A-Z a-z 0-9 _ - ; make one with: openssl rand -hex 32"
            )
        return self


def load(**given: object) -> Settings:
    """Read the settings.  Raises BadSettings with everything that is wrong, not only the first."""
    wrong = [f"{name} is no setting of Linli; {_hint(name)}" for name in _unknown()]
    try:
        settings = Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        wrong += [_line(e) for e in error.errors()]
        raise BadSettings("\n".join(wrong)) from None
    if wrong:
        raise BadSettings("\n".join(wrong))
    return settings


def _names() -> set[str]:
    return {f"{PREFIX}{field}".upper() for field in Settings.model_fields}


def _unknown() -> list[str]:
    """LINLI_ names in the environment or in .env that mean nothing (pydantic-settings would let them pass)."""
    given = {name for name in os.environ if name.upper().startswith(PREFIX)}
    file = Path(".env")
    if file.is_file():
        try:
            lines = file.read_text("utf-8-sig").splitlines()
        except UnicodeDecodeError:
            raise BadSettings(".env is not written in UTF-8: save it again as UTF-8") from None
        heads = (line.partition("=")[0].removeprefix("export ").strip() for line in lines)
        given |= {head for head in heads if head.upper().startswith(PREFIX)}
    return sorted(name for name in given if name.upper() not in _names())


def _hint(name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name.upper(), sorted(_names()), 1)
    return f"did you mean {close[0]}?" if close else "see the table in README.md"


def _line(error: object) -> str:
    where = ".".join(str(part) for part in error["loc"])  # type: ignore[index]
    said = MEANT.get(where) or str(error["msg"]).removeprefix("Value error, ")  # type: ignore[index]
    return f"{PREFIX}{where.upper()}: {said}" if where else said
