"""Zip archives: every file in them that is read elsewhere, as a folder's are."""

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from claimcli.models import InputError
from claimcli.readers.files import find_keys
from claimcli.readers.packages import open_package
from claimcli.readers.problems import BadInputError, NoArticleError, describe_problem
from claimcli.readers.registry import Found, choose_format, knows_suffix
from claimcli.readers.source import Source, open_stream
from claimcli.readers.types import Reading


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """What is in the files of an archive, in its order.

    Raises:
        BadInputError: Nothing in it can be read.
        NoArticleError: There is nothing in it that holds articles.
    """
    if source.inside:
        raise BadInputError("an archive in an archive; unpack the outer one")
    with open_package(source) as package:
        members = [member for member in package.infolist() if _may_be_read(member)]
        if not members:
            raise NoArticleError("no article in this archive; give one that holds some", "without articles")
        keys = find_keys([member.filename for member in members])
        for member, key in zip(members, keys, strict=True):
            yield from _read_member(source, package, member, key, reading)


def _may_be_read(member: zipfile.ZipInfo) -> bool:
    hidden = any(part.startswith((".", "__MACOSX")) for part in member.filename.split("/"))
    return not member.is_dir() and not hidden and knows_suffix(member.filename)


def _read_member(
    source: Source, package: zipfile.ZipFile, member: zipfile.ZipInfo, key: str, reading: Reading
) -> Iterator[Found]:
    document = f"{source.document}/{member.filename}"
    try:
        with package.open(member) as stream:
            inner = open_stream(cast(BinaryIO, stream), document, f"{source.key}/{key}", member.filename, inside=True)
            yield from choose_format(inner).read(inner, reading)
    except NoArticleError:
        return
    except RuntimeError as problem:  # how zipfile says that a password is needed
        what = "encrypted; unpack it with its password" if member.flag_bits & 1 else f"cannot be unpacked ({problem})"
        yield InputError(document=document, message=what)
    except (OSError, ValueError, EOFError, zipfile.BadZipFile, zlib.error) as problem:
        yield describe_problem(document, problem)
