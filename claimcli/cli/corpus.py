"""`claimcli corpus`: the claims of very many articles, by many processes or machines, also after a crash."""

import os
import shutil
from typing import Annotated, NamedTuple

import typer

from claimcli.cli.options import EngineOption
from claimcli.cli.steps import refuse
from claimcli.corpus.plan import Executor, Format, OtherRunError, Plan

InputArgument = Annotated[
    str,
    typer.Argument(metavar="INPUT", help="Folder or URL of .jsonl, .parquet, .csv or .warc files, an article a row."),
]
OutputArgument = Annotated[str, typer.Argument(metavar="OUTPUT", help="Folder or URL of the tables that are made.")]


class Work(NamedTuple):
    """Who does the work, and in how many parts."""

    executor: Annotated[Executor, typer.Option("--executor", help="Who does the tasks.")] = "local"
    tasks: Annotated[int, typer.Option("--tasks", min=1, max=99_999, help="Parts that the work falls into.")] = 16
    workers: Annotated[int, typer.Option("--workers", min=0, help="Tasks at once; 0: as many as cores.")] = 0

    @property
    def at_once(self) -> int:
        """Tasks at once."""
        return self.workers or (os.cpu_count() or 1 if self.executor == "local" else self.tasks)


class Tables(NamedTuple):
    """The table of claims that is made, and those of articles that are read."""

    format_: Annotated[Format, typer.Option("--format", "-f", help="Of the table of claims.")] = "jsonl"
    text_column: Annotated[str, typer.Option("--text-column", help="Column of the text.")] = "text"
    id_column: Annotated[str, typer.Option("--id-column", help="Column of the article's name.")] = "id"


class Slurm(NamedTuple):
    """What Slurm is told."""

    slurm_partition: Annotated[str, typer.Option(help="Partition, for --executor slurm.")] = ""
    slurm_time: Annotated[str, typer.Option(help="Time for a task, for --executor slurm.")] = "04:00:00"
    slurm_setup: Annotated[str, typer.Option(help="Shell commands before a task, for --executor slurm.")] = ""
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print Slurm's script and do nothing.")] = False

    @property
    def settings(self) -> dict[str, str]:
        """As the executor calls them."""
        return {"partition": self.slurm_partition, "time": self.slurm_time, "env_command": self.slurm_setup}


def corpus(
    source: InputArgument,
    output: OutputArgument,
    *,
    work: Work,
    tables: Tables,
    engine: EngineOption = "light",
    compare: Annotated[
        bool, typer.Option("--compare", help="Then gather the documents to stories, and compare each.")
    ] = False,
    slurm: Slurm,
) -> None:
    """The claims of a corpus: each article once, however often it is started again.

    Run it again after a crash, with the same options: only the tasks that are not finished are done.

    \b
    Example: claimcli corpus archive/ claims/ --tasks 200
             claimcli corpus s3://news/2016/ s3://claims/ --executor ray --tasks 1000
    """
    from claimcli.writers.packages import load_package

    load_package("datatrove", extra="corpus", what="a corpus")
    if compare:
        _check_compare(work, tables)
    from claimcli.corpus.run import render_slurm

    plan = Plan(
        source=source,
        output=output,
        engine=engine,
        tasks=work.tasks,
        format=tables.format_,
        text_column=tables.text_column,
        id_column=tables.id_column,
    )
    _check_slurm(work, slurm)
    if slurm.dry_run:
        print(render_slurm(plan, work.at_once, slurm.settings))
    else:
        _run(plan, work, slurm, compare)


def _run(plan: Plan, work: Work, slurm: Slurm, compare: bool) -> None:
    """Do the tasks, then what is left to do when all are done, and end the command."""
    from claimcli.corpus.run import add_up, run_corpus
    from claimcli.writers.messages import report_note

    workers = min(work.at_once, work.tasks)
    try:
        run_corpus(plan, work.executor, workers=workers, slurm=slurm.settings)
    except (OtherRunError, FileNotFoundError) as problem:
        raise refuse("OUTPUT" if isinstance(problem, OtherRunError) else "INPUT", str(problem)) from None
    if work.executor == "slurm":
        report_note("submitted; run the same command again when the job is done, to do what failed")
        return
    totals = add_up(plan.output)
    report_note(f"{totals.articles:,} articles, {totals.claims:,} claims, {totals.failed:,} failed (errors/)")
    if compare:
        from claimcli.corpus.comparing import compare_corpus

        stories = compare_corpus(plan, work.executor, workers=workers)
        report_note(f"{stories:,} stories of two documents or more (stories.jsonl, issues/, pairs/)")
    raise typer.Exit(1 if totals.failed else 0)


def _check_compare(work: Work, tables: Tables) -> None:
    """Refuse what cannot be compared, before anything is done."""
    if tables.format_ != "jsonl":
        raise refuse("--compare", "the claims of stories are read from JSONL; give --format jsonl")
    if work.executor == "slurm":
        raise refuse("--compare", "start it again with --executor local or ray when the job is done")


def _check_slurm(work: Work, slurm: Slurm) -> None:
    """Refuse what Slurm cannot do, before anything is done."""
    if work.executor == "slurm" and not slurm.slurm_partition:
        raise refuse("--slurm-partition", "name the partition to run in")
    if work.executor != "slurm" and slurm.dry_run:
        raise refuse("--dry-run", "only --executor slurm has a script to show")
    if work.executor == "slurm" and not slurm.dry_run and shutil.which("sbatch") is None:
        raise refuse("--executor", "sbatch is not here; run this on a login node of the cluster, or use --dry-run")
