"""Telegram's JSON, as read off the wire."""

import pytest

from bot.channels.telegram.wire import chat_of, read, who_of


def test_half_a_surrogate_pair_stops_nobody():
    update = b'{"update_id": 7, "message": {"text": "3\\u53f7\\u697c\\ud83d \\udca1"}}'
    assert read(update) == {"update_id": 7, "message": {"text": "3号楼? ?"}}


def test_what_is_no_json_says_so():
    with pytest.raises(ValueError):
        read(b"<html>")
    with pytest.raises(ValueError):
        read(b"[" * 100_000 + b"]" * 100_000)


@pytest.mark.parametrize("part", ["message", "edited_message", "callback_query", "my_chat_member"])
@pytest.mark.parametrize("odd", ["words", 5, [], None, {"chat": 5, "from": "x"}, {"message": 7, "from": {}}])
def test_what_cannot_be_read_can_still_be_stored(part: str, odd: object):
    assert chat_of({part: odd}) == who_of({part: odd}) == ""
