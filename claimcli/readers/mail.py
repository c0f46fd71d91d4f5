"""E-mail messages: subject, sender and date into title, author and date; the body as sent, or the page it holds."""

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from typing import cast

from claimcli.readers.dates import read_date
from claimcli.readers.encodings import decode_noticing
from claimcli.readers.problems import BadInputError
from claimcli.readers.source import Source
from claimcli.readers.types import MAX_TEXT, MIB, ArticleText, Facts, Reading

_MAX_MESSAGE = 64 * MIB  # with what is attached


def read(source: Source, reading: Reading) -> Iterator[ArticleText]:
    """The body of a message as an article.

    Raises:
        BadInputError: It has no text.
    """
    data = source.read_all(_MAX_MESSAGE)
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        part = message.get_body(("plain", "html"))
    except (MessageError, ValueError, AttributeError, LookupError, RecursionError, IndexError, KeyError) as problem:
        raise BadInputError(f"a broken message ({problem}); save its text") from None
    if part is None:
        raise BadInputError("a message without text; save what is attached to it")
    facts = _read_facts(message)
    meta = {name: str(message[name]) for name in ("From", "To", "Subject", "Date") if _header(message, name)}
    body, warnings = _body(cast(EmailMessage, part), reading)
    if part.get_content_type() == "text/html":
        from claimcli.readers.html import extract_page

        article = extract_page(body)._replace(document=source.document, key=source.key, warnings=warnings)
        found = Facts(*(own or theirs for own, theirs in zip(facts, article.facts, strict=True)))
        yield article._replace(facts=found, meta=meta, format="mail")
        return
    text = unwrap_flowed(body) if part.get_param("format") == "flowed" else body
    if not text.strip() or len(text) > MAX_TEXT:
        raise BadInputError("a message without text; save what is attached to it" if not text.strip() else "too long")
    yield ArticleText(source.document, text, source.key, facts, 0, True, meta=meta, warnings=warnings, format="mail")


def _body(part: EmailMessage, reading: Reading) -> tuple[str, tuple[str, ...]]:
    """(text of a part, warnings); one that is not what it declares is read by its bytes."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    declared = part.get_content_charset()
    if declared and declared not in ("us-ascii", "ascii"):
        try:
            return data.decode(declared).replace("\r\n", "\n"), ()
        except (LookupError, UnicodeDecodeError):
            pass
    text, warnings = decode_noticing(data, reading.encoding)
    return text.replace("\r\n", "\n"), warnings


def _read_facts(message: EmailMessage) -> Facts:
    sender = message["From"]
    author = None
    try:
        if sender is not None and sender.addresses:
            author = sender.addresses[0].display_name or sender.addresses[0].addr_spec
    except (AttributeError, IndexError, ValueError):
        author = None
    return Facts(_header(message, "Subject"), read_date(_header(message, "Date")), None, author or None)


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
    except (ValueError, AttributeError, IndexError, KeyError):
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def unwrap_flowed(text: str) -> str:
    """Lines of format=flowed (RFC 3676) joined: one that ends in a blank goes on in the next."""
    text = re.sub(r"^ (?=[ >]|From )", "", text, flags=re.MULTILINE)  # space-stuffing
    return re.sub(r"(?<!--) \n(?=[^\n>])", " ", text)
