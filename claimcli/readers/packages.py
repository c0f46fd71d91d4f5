"""Zip packages (archives, DOCX, XLSX) opened with care: no bomb is unpacked, no link followed, no macro run."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from claimcli.readers.problems import BadInputError
from claimcli.readers.source import Source
from claimcli.readers.types import MAX_FILE, MIB

MAX_UNPACKED = 1024 * MIB  # bytes of all members together
MAX_RATIO = 200  # of a member's size to what it takes packed, from a few megabytes on; text packs to a tenth
MAX_MEMBERS = 100_000


@contextmanager
def open_package(source: Source) -> Iterator[zipfile.ZipFile]:
    """The package in `source`.

    Raises:
        BadInputError: It is broken, or would unpack to too much.
    """
    data: IO[bytes] = source.stream
    if not source.stream.seekable() or source.inside:
        data = io.BytesIO(source.read_all(MAX_FILE))
    try:
        with zipfile.ZipFile(data) as package:
            refuse_bomb(package)
            yield package
    except zipfile.BadZipFile as problem:
        raise BadInputError(f"a broken zip file ({problem}); make it anew") from None
    except NotImplementedError as problem:
        raise BadInputError(f"a zip file of an unusual kind ({problem}); make it anew") from None


def refuse_bomb(package: zipfile.ZipFile) -> None:
    """Refuse a package that says of itself that it unpacks to more than an archive of articles would.

    Raises:
        BadInputError: It does.
    """
    members = package.infolist()
    if len(members) > MAX_MEMBERS:
        raise BadInputError(f"an archive of more than {MAX_MEMBERS:,} files; unpack it and give the folder")
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise BadInputError(f"an archive that unpacks to more than {MAX_UNPACKED // MIB} MB; unpack it first")
    for member in members:
        if member.file_size > 4 * MIB and member.file_size > MAX_RATIO * max(member.compress_size, 1):
            raise BadInputError(f"an archive that unpacks to more than {MAX_RATIO} times its size; is it a bomb?")
