"""The Telegram channel: cards out, files in, and what each failure means (R5, R6)."""

import contextlib
from collections.abc import Awaitable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.channels.base import Capabilities, NotDelivered, Receipt, Refused, Unknown
from bot.channels.telegram import render, setup, wire
from bot.channels.telegram.api import Api
from bot.channels.telegram.request import NotSent, held_for
from bot.channels.telegram.uploads import Uploads
from bot.pictures import Pictures
from flows.said import Said
from handlers.card import Card
from handlers.words import Words
from storage.media import File

SAME = "message is not modified"
GONE = ("message to edit not found", "message can't be edited", "there is no", "message_id_invalid")
NOBODY = ("chat not found", "user is deactivated", "bot was kicked", "peer_id_invalid", "user not found")
ENDED = "👌"
BIGGEST = 20_000_000  # bytes that getFile gives


class Telegram:
    """A channel (bot/channels/base.py)."""

    name = "telegram"
    capabilities: Capabilities = render.CAPABILITIES

    def __init__(self, api: Api, pictures: Pictures, words: Words):
        self.api, self._pictures, self._words = api, pictures, words
        self._uploads = Uploads(api)

    def said(self, raw: dict[str, Any]) -> Said | None:
        return wire.said(raw)

    async def send(self, address: str, card: Card, files: Sequence[File], letter: int) -> Receipt:
        receipt = await self._send(address, card, files)
        if card.unask and card.rows:
            await self._end_keyboard(address)
        return replace(receipt, lacks=await self._pin(address, receipt)) if card.pin else receipt

    async def _end_keyboard(self, address: str) -> None:
        """A message takes buttons or the end of a keyboard, not both, and what ended one cannot be edited ("message can't be
        edited", yagop/node-telegram-bot-api#755): so a short one behind the card ends it, and is gone at once."""
        ended: dict[str, Any] = {"text": ENDED, "reply_markup": {"remove_keyboard": True}, "disable_notification": True}
        with contextlib.suppress(TelegramError):  # the card is there; a keyboard that stays goes with its next use
            sent = await self.api.call("sendMessage", chat_id=address, **ended)
            await self.api.call("deleteMessage", chat_id=address, message_id=sent["message_id"])

    async def _pin(self, address: str, receipt: Receipt) -> str:
        """Keep it at the top, without a sound; what Telegram said against it.  The message itself is there already."""
        try:
            await self.api.call(
                "pinChatMessage", chat_id=address, message_id=int(receipt.message_id), disable_notification=True
            )
        except TelegramError as error:
            return str(error)[:200]
        return ""

    async def _send(self, address: str, card: Card, files: Sequence[File]) -> Receipt:
        if card.file[0]:
            return await self._document(address, card)
        photos, voices = await self._pictures.paths(card, files)
        lists = self._pictures.documents(card, files)
        if not (photos or voices or lists):
            words = Card(card.without or card.text, card.title, card.rows, links=card.links, ask=card.ask,
                         ask_label=card.ask_label, ways_out=card.ways_out) if card.media else card  # fmt: skip
            result = await self._do(self.api.call("sendMessage", chat_id=address, **render.message(words)))
            return Receipt(str(result["message_id"]))
        album = len(photos) > 1 and not lists and not voices
        under = render.fits_caption(card) and not (album and card.rows)  # an album has no buttons
        said = render.caption(card) if under else {}
        if album:
            result = await self._do(self._album(address, photos, said))
        else:
            kind, file = ("Document", lists) if lists else ("Voice", voices) if voices else ("Photo", photos)
            sent = self._uploads.send(f"send{kind}", kind.lower(), file[0], chat_id=address, **said)
            result = await self._do(sent)
        if not under:
            result = await self._do(self.api.call("sendMessage", chat_id=address, **render.message(card)))
        return Receipt(str(result["message_id"]), media=under)

    async def _document(self, address: str, card: Card) -> Receipt:
        """A file that was written for this card."""
        name, text = card.file
        sent = self.api.upload_text("sendDocument", "document", name, text, chat_id=address, **render.caption(card))
        result = await self._do(sent)
        return Receipt(str(result["message_id"]), media=True)

    async def _album(self, address: str, photos: list[Path], said: dict[str, Any]) -> Any:
        """Several pictures, the words under the first one; that one's message."""
        group: list[dict[str, Any]] = [
            {"type": "photo", "media": f"attach://photo{n}"} for n in range(len(photos[:10]))
        ]
        group[0] |= {key: said[key] for key in ("caption", "parse_mode") if key in said}
        result = await self.api.upload("sendMediaGroup", "photo", photos[:10], chat_id=address, media=group)
        return result[0]

    async def edit(self, address: str, message_id: str, card: Card, *, media: bool, letter: int) -> Receipt | None:
        card = replace(card, unask=False)  # only a new message can end a keyboard
        what, params = ("Caption", render.caption(card)) if media else ("Text", render.message(card))
        params.pop("disable_notification", None)
        if card.ask:  # only a new message can bring the keyboard that asks the phone; the old card loses its buttons
            what, params = "ReplyMarkup", {"reply_markup": None}
        try:
            await self._do(self.api.call(f"editMessage{what}", chat_id=address, message_id=int(message_id), **params))
        except Refused as refused:
            if SAME in str(refused):
                return None if card.ask else Receipt(message_id, media)
            if any(gone in str(refused).lower() for gone in GONE):
                return None
            raise
        return None if card.ask else Receipt(message_id, media)

    async def menu(self, address: str, language: str, working: bool, admin: bool) -> None:
        await setup.chat_menu(self.api, self._words, address, language, working=working, admin=admin)

    async def acknowledge(self, said: Said) -> None:
        if said.press is None:
            return
        with contextlib.suppress(TelegramError):  # too old, or the network: nothing depends on it (R8)
            await self.api.call("answerCallbackQuery", callback_query_id=said.press.callback_id)

    async def fetch(self, ref: str, target: Path) -> None:
        file = await self._do(self.api.call("getFile", file_id=ref))
        if not file.get("file_path") or file.get("file_size", 0) > BIGGEST:
            raise Refused("too big")
        content = await self._do(self.api.download(file["file_path"]))
        await self._pictures.write(target, content)

    async def _do(self, call: Awaitable[Any]) -> Any:
        """The call, its failure told as what to do next."""
        try:
            return await call
        except RetryAfter as error:
            raise NotDelivered("429", held_for(error), chat=True) from None
        except NotSent as error:
            raise NotDelivered(str(error)) from None
        except Forbidden as error:
            raise Refused(str(error), unreachable=True) from None
        except BadRequest as error:
            text = str(error)
            raise Refused(text, unreachable=any(word in text.lower() for word in NOBODY)) from None
        except (InvalidToken, Conflict) as error:
            raise NotDelivered(type(error).__name__, 30.0) from None
        except (NetworkError, TelegramError) as error:
            raise Unknown(type(error).__name__) from None
