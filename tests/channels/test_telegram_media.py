"""What a card with files becomes on Telegram: no word is cut off, no button lost, nothing uploaded twice."""

from pathlib import Path

from bot.channels.telegram.api import Api
from bot.channels.telegram.channel import Telegram
from bot.pictures import Pictures
from handlers.card import Button, Card, Picture
from handlers.words import Words
from storage.media import File
from tests.fake.media import picture
from tests.fake.telegram import FakeTelegram

LONG = "明天上午停水。" * 300  # twice what fits under a picture
BUTTON = ((Button("我要上报", "begin:0:0:x"),),)


def stored(folder: Path) -> list[File]:
    """Two photos and a PDF in the media folder."""
    for n in (1, 2):
        (folder / "media" / f"{n}.jpg").write_bytes(picture(colour=(n * 90, 90, 90)))
    (folder / "media" / "3.pdf").write_bytes(b"%PDF-1.4 x")
    kinds = ((1, "photo", "1.jpg"), (2, "photo", "2.jpg"), (3, "document", "3.pdf"))
    return [File(id, kind, "public", "ready", name, "") for id, kind, name in kinds]


async def test_no_word_is_cut_off_and_no_button_is_lost(tmp_path: Path) -> None:
    async with FakeTelegram() as telegram:
        phone = telegram.phone(7)
        phone.chat.met = True
        api, pictures = Api(telegram.root, telegram.token), Pictures(tmp_path)
        files = stored(tmp_path)
        await api.open()
        channel = Telegram(api, pictures, Words())

        async def shows(card: Card) -> list[str]:
            """Captions and texts, with the buttons, that came of it."""
            before = len(phone.chat.visible())
            await channel.send("7", card, files, 1)
            return [f"{m.text}{m.labels()}" for m in phone.chat.visible()[before:]]

        two, paper = (Picture("photo", (1, 2)),), (Picture("paper", (3,)),)
        assert await shows(Card(LONG, rows=BUTTON, media=paper)) == ["[]", f"{LONG}['我要上报']"]
        assert await shows(Card("停水", rows=BUTTON, media=paper)) == ["停水['我要上报']"]
        assert await shows(Card("停水", rows=BUTTON, media=two)) == ["[]", "[]", "停水['我要上报']"]
        assert await shows(Card("停水", media=two)) == ["停水[]", "[]"]
        assert await shows(Card(LONG, media=two)) == ["[]", "[]", f"{LONG}[]"]
        one = Card("停水", rows=BUTTON, media=(Picture("photo", (1,)),))
        assert await shows(one) == await shows(one) == ["停水['我要上报']"]
        uploaded = [c.method for c in telegram.calls if c.params.files]
        assert uploaded.count("sendDocument") == uploaded.count("sendPhoto") == 1, "the second time it is named"
        assert telegram.complaints() == []
        await api.close()
