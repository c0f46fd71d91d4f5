"""The options that commands share. Choices are the literals of the models, so that a wrong one is answered with the
right ones; formats come from the registry of writers."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import typer

from claimcli.models import Act, Factuality, Kind, Relation, Tier
from claimcli.writers.registry import UnknownFormatError, find_writer, list_formats, name_format
from claimcli.writers.safe import show_name

EngineName = Literal["light", "accurate"]  # attribution.engines.ENGINES
# writers.schema.RECORDS
SchemaName = Literal["claim", "pair", "report", "comparison", "speaker", "speakers", "stats", "check", "checks"]


def check_encoding(name: str) -> str:
    """`name`, if it is the name of a text encoding.

    Raises:
        typer.BadParameter: It is not.
    """
    if name == "auto":
        return name
    try:
        b"a".decode(name)
    except UnicodeDecodeError:  # half a character in UTF-16, say: a text encoding all the same
        return name
    except (LookupError, UnicodeError, ValueError):
        raise typer.BadParameter(f"{name!r} is no text encoding; utf-8, cp1252, latin-1 and utf-16 are some") from None
    return name


def choose_format(record: str, given: str | None, as_json: bool, output: Path | None) -> str:
    """The format to write in: that asked for, else the one that the suffix names, else `table`.

    Args:
        record: what is to be written.
        given: the format asked for, if any.
        as_json: whether --json was given.
        output: the file, whose suffix may name one.

    Raises:
        typer.BadParameter: `record` cannot be written so.
    """
    if as_json and given not in (None, "json"):
        raise typer.BadParameter(f"--json and --format {given} are two different formats; give one")
    try:
        if given is None and not as_json:
            return name_format(record, str(output) if output else None)
        format_ = given or "json"
        find_writer(record, format_)
    except UnknownFormatError as problem:
        option = "--format" if given or as_json else "--output"
        raise typer.BadParameter(show_name(str(problem)), param_hint=option) from None
    return format_


def one_of(choices: Any) -> Callable[[str], str]:
    """A parser of the literal type `choices`, for options that may be repeated (of which Typer knows no literals)."""

    def choice(value: str) -> str:
        if value not in get_args(choices):
            raise typer.BadParameter(f"{value!r} is not one of {', '.join(map(repr, get_args(choices)))}.")
        return value

    return choice


def format_option(*records: str) -> Any:
    """`--format` with the formats that `records` can be written in."""
    formats = list(dict.fromkeys(name for record in records for name in list_formats(record)))
    return typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"How to write: {', '.join(formats)}; by default what the suffix of --output says, else a table.",
        autocompletion=lambda: formats,
        show_default=False,
    )


ArticlePaths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATHS",
        help="Articles (text, HTML, PDF, DOCX, tables …), folders of them, or - for standard input.",
        show_default=False,
    ),
]
AnyPaths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATHS",
        help="Articles, folders, or claims that extract wrote (.json, .jsonl); - for standard input.",
        show_default=False,
    ),
]
FormatOption = Annotated[str | None, format_option("claims")]
SpeakerFormatOption = Annotated[str | None, format_option("speakers")]
PairFormatOption = Annotated[str | None, format_option("comparison")]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, not to standard output.", show_default=False),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace the output file if it is there already.")]
ResumeOption = Annotated[
    bool,
    typer.Option(
        "--resume",
        help="Go on with the output file (JSONL, CSV, Parquet): articles that it has are passed over.",
    ),
]
EncodingOption = Annotated[
    str,
    typer.Option(
        "--encoding",
        metavar="NAME",
        callback=check_encoding,
        help="Encoding of the articles, such as cp1252; by default told from their bytes.",
    ),
]
EngineOption = Annotated[
    EngineName,
    typer.Option(
        "--engine",
        metavar="|".join(get_args(EngineName)),
        envvar="CLAIMCLI_ENGINE",
        help="What reads the articles; accurate is slower, misses less, and needs claimcli[accurate].",
    ),
]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=1,
        max=64,
        help="Articles read at once, by N processes; by default as many as cores, from a few articles on.",
        show_default=False,
    ),
]
RawCsvOption = Annotated[
    bool, typer.Option("--raw-csv", help="CSV cells as they are, also those a spreadsheet would run.")
]
BomOption = Annotated[
    bool, typer.Option("--bom", help="Begin CSV with a byte order mark, by which spreadsheets know UTF-8.")
]
AliasesOption = Annotated[
    Path | None,
    typer.Option(
        "--aliases", metavar="FILE", help="TOML list of names with their aliases and Wikidata ids.", show_default=False
    ),
]
SpeakerOption = Annotated[
    list[str] | None,
    typer.Option(
        "--speaker",
        "-s",
        metavar="NAME",
        help="Only claims of NAME (or of the last name); may be repeated.",
        show_default=False,
    ),
]
OpponentOption = Annotated[
    list[str] | None,
    typer.Option(
        "--speaker",
        "-s",
        metavar="NAME",
        help="Only pairs with NAME; given twice, those of the two opponents.",
        show_default=False,
    ),
]
KindOption = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        parser=one_of(Kind),
        metavar="|".join(get_args(Kind)),
        help="Only this kind of speech; may be repeated.",
    ),
]
ActOption = Annotated[
    list[str] | None,
    typer.Option(
        "--act", parser=one_of(Act), metavar="|".join(get_args(Act)), help="Only this act of speech; may be repeated."
    ),
]
FactualityOption = Annotated[
    list[str] | None,
    typer.Option(
        "--factuality",
        parser=one_of(Factuality),
        metavar="|".join(get_args(Factuality)),
        help="Only claims that were made (factual), were not (negated), might be, are asked about, or are hearsay; may"
        " be repeated.",
    ),
]
NoTitlesOption = Annotated[bool, typer.Option("--no-titles", help="Leave out what titles claim.")]
ConfidenceOption = Annotated[
    float,
    typer.Option("--min-confidence", min=0.0, max=1.0, metavar="P", help="Only claims at least this sure, 0 to 1."),
]
ExplainOption = Annotated[
    bool, typer.Option("--explain", help="Say why each claim: rule, cue, and what the name rests on.")
]
RelationOption = Annotated[
    list[str] | None,
    typer.Option(
        "--relation",
        parser=one_of(Relation),
        metavar="|".join(get_args(Relation)),
        help="Only this relation; may be repeated.",
    ),
]
TierOption = Annotated[
    list[str] | None,
    typer.Option(
        "--tier",
        parser=one_of(Tier),
        metavar="|".join(get_args(Tier)),
        help="explicit: the answer says itself what it answers; inferred: the two statements meet.",
    ),
]
AcrossOption = Annotated[bool, typer.Option("--across", help="Only pairs between different documents.")]
OnlyInOption = Annotated[
    str | None,
    typer.Option(
        "--only-in", metavar="DOC", help="The claims of DOC that no other document reports.", show_default=False
    ),
]
PairsOption = Annotated[
    bool, typer.Option("--pairs", help="Each pair of claim and answer with its evidence, not a block for each issue.")
]
LimitOption = Annotated[
    int | None,
    typer.Option(
        "--limit",
        metavar="N",
        min=1,
        help="So many issues at most; on a terminal 20, and two screens, without it.",
        show_default=False,
    ),
]
ScoreOption = Annotated[
    float, typer.Option("--min-score", min=0.0, max=1.0, metavar="P", help="Only what is at least this sure, 0 to 1.")
]
TopicOption = Annotated[
    str | None,
    typer.Option("--topic", metavar="WORDS", help="Only issues that have all WORDS in them.", show_default=False),
]
MatrixOption = Annotated[
    bool, typer.Option("--matrix", help="Who disputes whom, and on how many issues (or what --relation names).")
]
MetaOption = Annotated[
    list[str] | None,
    typer.Option(
        "--meta",
        metavar="COLUMN",
        help="In CSV, XLSX and Parquet a column for what the input says under COLUMN; may be repeated.",
        show_default=False,
    ),
]
