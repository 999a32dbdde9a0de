"""Telegram's JSON, as read off the wire."""

import pytest

from bot.channels.telegram.wire import read


def test_half_a_surrogate_pair_stops_nobody():
    update = b'{"update_id": 7, "message": {"text": "3\\u53f7\\u697c\\ud83d \\udca1"}}'
    assert read(update) == {"update_id": 7, "message": {"text": "3号楼? ?"}}


def test_what_is_no_json_says_so():
    with pytest.raises(ValueError):
        read(b"<html>")
