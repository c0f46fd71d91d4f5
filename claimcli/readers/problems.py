"""What is wrong with an input, said so that a person can mend it: the problem and the next step, on one line."""

from claimcli.models import InputError

_MAGIC = (
    (b"%PDF", "a PDF, not text", "naming it *.pdf"),
    (b"PK\x03\x04", "a zip or office file, not text", "saving it as plain text"),
    (b"\x1f\x8b", "compressed, not text", "gunzip -c FILE | claimcli extract -"),
    (b"\x89PNG", "a picture, not text", "a text file"),
    (b"\xff\xd8\xff", "a picture, not text", "a text file"),
    (b"GIF8", "a picture, not text", "a text file"),
    (b"\x00asm", "a program, not text", "a text file"),
    (b"\x7fELF", "a program, not text", "a text file"),
    (b"{\\rtf", "RTF, which is not read", "saving it as .docx or as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old or an encrypted office file", "saving it as .docx or .xlsx, without a password"),
    (b"SQLite format 3", "a database, not text", "exporting its table as CSV"),
    (b"BZh", "compressed, not text", "bunzip2 -c FILE | claimcli extract -"),
    (b"\xfd7zXZ", "compressed, not text", "xz -dc FILE | claimcli extract -"),
    (b"\x28\xb5\x2f\xfd", "compressed, not text", "zstd -dc FILE | claimcli extract -"),
    (b"7z\xbc\xaf", "a 7z archive, not text", "unpacking it first"),
    (b"Rar!", "a RAR archive, not text", "unpacking it first"),
)
_WIDE = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


class BadInputError(ValueError):
    """An input that was read and is not what it should be; the message says the problem and the next step."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


class NoArticleError(BadInputError):
    """A file that is sound and holds no article: an error where it was named, skipped where a folder was."""

    def __init__(self, message: str, kind: str) -> None:
        super().__init__(message)
        self.kind = kind  # how the summary of a folder counts it: "table without a text column"


def need_package(extra: str, what: str) -> BadInputError:
    """The error of a format whose packages are not installed: `what` needs those of `extra`."""
    return BadInputError(f"{what} needs packages that are not here; pip install 'claimcli[{extra}]'")


def describe_problem(document: str, problem: BaseException) -> InputError:
    """The record for `errors` and standard error of a `problem` that reading `document` raised."""
    if isinstance(problem, BadInputError):
        return InputError(document=document, line=problem.line, message=str(problem))
    if isinstance(problem, UnicodeDecodeError):
        return _describe_decoding(document, problem)
    if isinstance(problem, FileNotFoundError):
        message = "no such file or folder; check the path, or give - to read standard input"
    elif isinstance(problem, PermissionError):
        message = "may not be read (permission denied); try chmod u+r on it, or a copy of your own"
    elif isinstance(problem, IsADirectoryError):
        message = "a folder that cannot be read; give the files in it"
    elif isinstance(problem, OSError):
        message = f"cannot be read ({problem.strerror or problem}); check the path and the disk"
    elif isinstance(problem, MemoryError):
        message = "too large for the memory of this machine; split it"
    elif isinstance(problem, RecursionError):
        message = "nested too deeply; check the file"
    else:
        message = f"cannot be read ({_first_line(problem)}); check the file"
    return InputError(document=document, message=message)


def refuse_binary(data: bytes, encoding: str) -> None:
    """Refuse `data` that is no text in `encoding`, as far as its first bytes tell.

    Raises:
        BadInputError: It is none.
    """
    for magic, what, instead in _MAGIC:
        if data.startswith(magic):
            raise BadInputError(f"{what}; try {instead}")
    if is_wide(encoding):
        return
    if (name := find_wide_mark(data)) is not None:
        raise BadInputError(f"{name.upper()}, not {encoding.upper()}; try --encoding {name}")
    if b"\0" in data[:8192]:
        raise BadInputError("binary data (NUL bytes), not text; give a text file, or name its encoding with --encoding")


def find_wide_mark(data: bytes) -> str | None:
    """utf-16 or utf-32 where `data` begins with the byte order mark of one."""
    return next((name for mark, name in _WIDE if data.startswith(mark)), None)


def is_wide(encoding: str) -> bool:
    """Whether characters of an encoding take two or four bytes."""
    return encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32", "utf16", "utf32", "u16", "u32"))


def _first_line(problem: BaseException) -> str:
    lines = str(problem).strip().splitlines()
    return lines[0][:200] if lines else type(problem).__name__


def _describe_decoding(document: str, problem: UnicodeDecodeError) -> InputError:
    data = bytes(problem.object)
    found = f"byte 0x{data[problem.start]:02x} at offset {problem.start}" if problem.start < len(data) else "cut short"
    other = "utf-8" if problem.encoding.lower() not in ("utf-8", "utf8") else "cp1252"
    return InputError(
        document=document,
        line=None if is_wide(problem.encoding) else data.count(b"\n", 0, problem.start) + 1,
        message=f"not {problem.encoding.upper()} ({found}); try --encoding {other}, or save the file as UTF-8",
    )
