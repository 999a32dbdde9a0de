"""Photos and voice on their way in, and out again to those who may see them."""

import io
import stat

import pytest
from PIL import Image

from bot.web.uploads import MEGABYTE, suffix_of
from tests.web.town import Reader, Town, in_town

OGG = b"OggS" + b"\0" * 200


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "#47a").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("head", "suffix"),
    [
        (picture("JPEG"), ".jpg"),
        (picture("PNG"), ".png"),
        (picture("WEBP"), ".webp"),
        (OGG, ".ogg"),
        (b"\x1a\x45\xdf\xa3" + b"\0" * 20, ".webm"),
        (b"\0\0\0\x18ftypM4A \0\0\0\0", ".m4a"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", ""),
        (b"RIFF\0\0\0\0WAVEfmt ", ""),
        (b"<html><script>", ""),
        (b"GIF89a\0\0\0\0\0\0\0\0\0", ""),
        (b"%PDF-1.7 \xff\xd8\xff", ".pdf"),
        (b"<svg xmlns=...>", ""),
        (b"MZ", ""),
    ],
)
def test_a_file_is_what_its_first_bytes_are(head: bytes, suffix: str) -> None:
    assert suffix_of(head[:16]) == suffix


@in_town
async def test_photos_come_in_under_our_names_and_only_for_us(town: Town) -> None:
    page = await town.person().say("漏水", photo=[picture("JPEG"), picture("PNG"), picture("WEBP")])
    uploads = town.desk.said[0][1]["uploads"]
    assert [(upload.mime, upload.size > 0) for upload in uploads] == [  # type: ignore[attr-defined]
        ("image/jpeg", True),
        ("image/png", True),
        ("image/webp", True),
    ]
    assert sorted(upload.ref for upload in uploads) == [path.name for path in town.files()]  # type: ignore[attr-defined]
    for path in town.files():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert len(path.stem) == 32
        assert "evil" not in path.name
    assert len(page.lines[0].media) == 3


@in_town
async def test_a_voice_note_comes_in_and_can_be_heard(town: Town) -> None:
    person = town.person()
    page = await person.say(voice=OGG)
    async with person.http.get(town.root + page.lines[0].media[0], headers={"Range": "bytes=0-3"}) as answer:
        assert (answer.status, await answer.read()) == (206, b"OggS")
        assert answer.headers["Content-Type"] == "audio/ogg"
        assert answer.headers["Content-Disposition"] == "inline"


@in_town
async def test_what_cannot_be_read_is_refused_and_leaves_nothing(town: Town) -> None:
    person = town.person()
    for field, body in (
        ("photo", b"<script>alert(1)</script>"),
        ("photo", OGG),
        ("photo", b"\0\0\0\x18ftypheic\0\0\0\0"),
        ("voice", picture("PNG")),
        ("photo", [picture("JPEG"), b"rubbish", picture("JPEG")]),
    ):
        page = await person.say("字还在", **{field: body})
        assert page.notice.startswith("这个文件打不开")
        assert page.typed == "字还在"
        assert town.files() == []
    assert town.desk.said == []


@in_town
async def test_too_many_or_too_big_is_refused_in_words_and_leaves_nothing(town: Town) -> None:
    person = town.person()
    small, big = picture("JPEG"), b"\xff\xd8\xff" + b"x" * (15 * MEGABYTE)
    large = b"\xff\xd8\xff" + b"x" * (14 * MEGABYTE)
    for photos, said in (([small] * 10, "9 张"), ([big], "15 兆"), ([large] * 3, "40 兆")):
        page = await person.say("字还在", photo=photos)
        assert said in page.notice
        assert page.typed == "字还在"
        assert town.files() == []
    await person.say("九张", photo=[small] * 9)
    assert len(town.files()) == 9


@in_town
async def test_a_body_without_a_length_is_counted_all_the_same(town: Town) -> None:
    person = town.person()
    nonce = (await person.page()).nonce

    async def endless():
        part = '--x\r\nContent-Disposition: form-data; name="{}"{}\r\n\r\n'
        yield part.format("nonce", "").encode() + nonce.encode() + b"\r\n"
        for _ in range(4):
            yield part.format("photo", '; filename="a"').encode() + b"\xff\xd8\xff"
            for _ in range(12):
                yield b"x" * MEGABYTE
            yield b"\r\n"
        yield b"--x--\r\n"

    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    async with person.http.post(town.root + "/say", data=endless(), headers=headers) as answer:
        assert answer.status == 413
        assert "40 兆" in Reader(await answer.text()).notice
    assert town.files() == []


@in_town
async def test_a_visitor_who_leaves_in_the_middle_leaves_nothing(town: Town) -> None:
    import asyncio

    person = town.person()
    nonce = (await person.page()).nonce
    begun = asyncio.Event()

    async def broken():
        yield f'--x\r\nContent-Disposition: form-data; name="nonce"\r\n\r\n{nonce}\r\n'.encode()
        yield b'--x\r\nContent-Disposition: form-data; name="photo"; filename="a"\r\n\r\n\xff\xd8\xff' + b"x" * MEGABYTE
        begun.set()
        await asyncio.Event().wait()

    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    posting = asyncio.create_task(person.http.post(town.root + "/say", data=broken(), headers=headers))
    await begun.wait()
    while not town.files():
        await asyncio.sleep(0.01)
    posting.cancel()
    while town.files():
        await asyncio.sleep(0.01)
    assert town.desk.said == []


@in_town
async def test_a_form_sent_twice_keeps_its_photos_once(town: Town) -> None:
    person = town.person()
    nonce = (await person.page()).nonce
    for _ in range(2):
        await person.post({"nonce": nonce, "text": "漏水", "photo": picture("JPEG")})
    assert (len(town.desk.said), len(town.files())) == (1, 1)


@in_town
async def test_only_those_who_may_see_a_photo_get_it(town: Town) -> None:
    owner, other = town.person(), town.person()
    page = await owner.say(photo=[picture("JPEG"), picture("PNG")])
    await other.page()
    jpeg, png = page.lines[0].media
    for path, shown in ((jpeg, "inline"), (png, "attachment")):
        async with owner.http.get(town.root + path) as answer:
            assert answer.status == 200
            assert answer.headers["Content-Disposition"] == shown
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Content-Security-Policy"].endswith("sandbox")
            assert answer.headers["Cache-Control"] == "private, no-cache"
        for who, status in ((other, 404), (town.person(), 403)):
            async with who.http.get(town.root + path) as answer:
                assert answer.status == status
    for wrong in ("/media/..%2f..%2fkey", "/media/" + "a" * 81, "/media/.key"):
        async with owner.http.get(town.root + wrong) as answer:
            assert answer.status == 404
