"""Telegram's HTML: what its parser takes, what it refuses, and in which words.

Laws of the real parser, checked against tdlib's MessageEntity.cpp:
1. `&` is literal unless it begins lt, gt, amp, quot or a number; the `;` may be missing.
2. `<` always begins a tag; `>` alone is literal.
3. Tags nest and must close in order; `</>` closes anything.
4. Offsets in errors count UTF-8 bytes, entities count UTF-16 units, of the text that remains.
"""

import re
from typing import Any

from tests.fake.refusals import bad

Entity = dict[str, Any]
NAMES = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline"}
NAMES |= {"s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler"}
NAMES |= {"span": "spoiler", "code": "code", "pre": "pre", "a": "text_link", "tg-emoji": "custom_emoji"}
NAMES |= {"blockquote": "blockquote"}
LITERAL = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
ESCAPE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([A-Za-z]+));?")
SPACE = " \t\r\n\0\v"


def utf16(text: str) -> int:
    """Length in UTF-16 units, which is how Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def unescape(match: re.Match[str]) -> str:
    number = int(match[1], 16) if match[1] else int(match[2]) if match[2] else 0
    if match[3]:
        return LITERAL.get(match[3], match[0])
    return chr(number) if 0 < number < 0x10FFFF else match[0]


class Parser:
    """One pass over one text."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.out, self.length = text, 0, "", 0
        self.open: list[tuple[str, dict[str, str], int, int]] = []  # tag, attributes, UTF-16 offset, index in out
        self.entities: list[Entity] = []

    def byte(self, at: int) -> int:
        return len(self.text[:at].encode())

    def refuse(self, why: str, at: int) -> None:
        raise bad(f"Can't parse entities: {why} at byte offset {self.byte(at)}")

    def run(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.text):
            stop = self.text.find("<", self.at)
            plain = self.text[self.at : stop if stop >= 0 else len(self.text)]
            self.keep(ESCAPE.sub(unescape, plain))
            self.at = stop if stop >= 0 else len(self.text)
            if stop >= 0:
                self.close(stop) if self.text.startswith("</", stop) else self.begin(stop)
        if self.open:
            raise bad(f"Can't parse entities: Can't find end tag corresponding to start tag {self.open[-1][0]}")
        return self.out, sorted(self.entities, key=lambda e: (e["offset"], -e["length"]))

    def keep(self, plain: str) -> None:
        self.out += plain
        self.length += utf16(plain)

    def word(self, stops: str) -> str:
        """Read up to a space or one of stops."""
        start = self.at
        while self.at < len(self.text) and self.text[self.at] not in SPACE + stops:
            self.at += 1
        return self.text[start : self.at]

    def spaces(self) -> None:
        while self.at < len(self.text) and self.text[self.at] in SPACE:
            self.at += 1

    def begin(self, start: int) -> None:
        self.at = start + 1
        tag = self.word(">").lower()
        if self.at >= len(self.text):
            self.refuse("Unclosed start tag", start)
        if tag not in NAMES:
            self.refuse(f'Unsupported start tag "{tag}"', start)
        attributes: dict[str, str] = {}
        while True:
            self.spaces()
            if self.at >= len(self.text):
                self.refuse(f'Unclosed start tag "{tag}"', start)
            if self.text[self.at] == ">":
                break
            name, value = self.attribute(tag, start)
            attributes[name] = value
        self.at += 1
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            self.refuse('Tag "span" must have class "tg-spoiler"', start)
        self.open.append((tag, attributes, self.length, len(self.out)))

    def attribute(self, tag: str, start: int) -> tuple[str, str]:
        name = self.word("=>" if tag == "blockquote" else "=")
        if not name:
            self.refuse(f'Empty attribute name in the tag "{tag}"', start)
        if tag == "blockquote" and name == "expandable":
            return name, ""
        self.spaces()
        if self.text[self.at : self.at + 1] != "=":
            self.refuse(f'Expected equal sign in declaration of an attribute of the tag "{tag}"', start)
        self.at += 1
        self.spaces()
        quote = self.text[self.at : self.at + 1]
        if quote and quote in "'\"":
            stop = self.text.find(quote, self.at + 1)
            if stop < 0:
                self.refuse("Unclosed start tag", start)
            value, self.at = self.text[self.at + 1 : stop], stop + 1
            return name, ESCAPE.sub(unescape, value)
        token = self.at
        value = re.match(r"[A-Za-z0-9.-]*", self.text[token:])[0]  # type: ignore[index]
        self.at += len(value)
        if self.text[self.at : self.at + 1] not in (*SPACE, ">"):
            self.refuse("Unexpected end of name token", token)
        return name, value.lower()

    def close(self, start: int) -> None:
        if not self.open:
            self.refuse("Unexpected end tag", start)
        self.at = start + 2
        tag = self.word(">").lower()
        self.spaces()
        if self.text[self.at : self.at + 1] != ">":
            self.refuse("Unclosed end tag", start)
        self.at += 1
        expected, attributes, offset, begin = self.open.pop()
        if tag and tag != expected:
            where = self.byte(start)
            raise bad(
                f"Can't parse entities: Unmatched end tag at byte offset {where}, "
                f'expected "</{expected}>", found "</{tag}>"'
            )
        if self.length > offset:
            entity: Entity = {"type": NAMES[expected], "offset": offset, "length": self.length - offset}
            if expected == "a":
                entity["url"] = attributes.get("href") or self.out[begin:]
                if not re.match(r"(https?|tg|ftp|mailto|tel):|[\w-]+(\.[\w-]+)+", entity["url"]):
                    return  # not a link at all: Telegram keeps the words and drops the link
            self.entities.append(entity)


def parse_html(text: str) -> tuple[str, list[Entity]]:
    """Plain text and entities.  Raises Refused in Telegram's words."""
    return Parser(text).run()
