"""Comparison of a corpus: its documents are described task by task, gathered to stories, and each story is compared.

No worker holds more than one story: the rows of its documents are read from where they stand in the tables of claims.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from datatrove.io import DataFolder, get_datafolder
from datatrove.pipeline.base import PipelineStep

from claimcli.comparison.pipeline import compare_claims
from claimcli.corpus.files import TaskFiles
from claimcli.corpus.plan import Executor, Plan
from claimcli.corpus.run import TASKS, make_executor, sweep_parts
from claimcli.corpus.stories import Description, Place, describe_documents, gather_stories
from claimcli.models import Claim, CompareReport, Issue, Pair
from claimcli.speakers.unify import unify_speakers
from claimcli.writers.data import write_jsonl

STORIES = "stories.jsonl"


class DescribeDocuments(PipelineStep):  # type: ignore[misc] # datatrove has no types
    """Writes for each document of a task's claims what it is grouped by."""

    name, type = "claimcli documents", "STATS"

    def __init__(self, output: str) -> None:
        super().__init__()
        self.output = output

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Describe the documents whose claims task `rank` wrote."""
        folder = get_datafolder(self.output)
        name = f"claims/{rank:05d}.jsonl"
        places = {"documents": f"documents/{rank:05d}.jsonl"}
        with folder.open(name, "rb") as rows, TaskFiles(folder, places) as files:
            for found in describe_documents(name, rows, json.loads):
                files.files["documents"].write(json.dumps(found) + "\n")
        return iter(())


class CompareStories(PipelineStep):  # type: ignore[misc]
    """Writes the issues and pairs of the stories of a task."""

    name, type = "claimcli stories", "WRITER"

    def __init__(self, output: str) -> None:
        super().__init__()
        self.output = output

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Compare each story whose number leaves `rank` when it is divided by `world_size`."""
        folder = get_datafolder(self.output)
        places = {name: f"{name}/{rank:05d}.jsonl" for name in ("issues", "pairs")}
        with TaskFiles(folder, places) as tables, folder.open(STORIES, "r") as lines:
            for number, line in enumerate(lines):
                if number % world_size == rank:
                    report = compare_story(folder, [Place(*place) for place in json.loads(line)["documents"]])
                    write_jsonl(_issues_of(report, f"s{number + 1}"), tables.files["issues"])
                    write_jsonl(_pairs_of(report, f"s{number + 1}"), tables.files["pairs"])
        return iter(())


def compare_corpus(plan: Plan, executor: Executor, *, workers: int, slurm: Mapping[str, str] | None = None) -> int:
    """Compare the claims of a corpus that is done, story by story; what is done already is not done again.

    Args:
        plan: the run that made the claims.
        executor: who does it.
        workers: tasks at once.
        slurm: options of Slurm.

    Returns:
        How many stories there are.
    """
    folder = get_datafolder(plan.output)
    for name, step in (("describe", DescribeDocuments(plan.output)), ("compare", CompareStories(plan.output))):
        if name == "compare" and not folder.exists(STORIES):
            write_stories(folder)
        tasks = folder.resolve_paths(f"{TASKS}/{name}")
        make_executor(executor, [step], plan, tasks, workers, slurm or {}).run()
    sweep_parts(folder)
    with folder.open(STORIES, "r") as lines:
        return sum(1 for _ in lines)


def write_stories(folder: DataFolder) -> None:
    """Gather the documents that were described, and write the stories, a line each.

    Args:
        folder: the output of the corpus.
    """
    found: list[Description] = []
    for name in sorted(folder.list_files("documents")):
        if name.endswith(".part"):
            continue
        with folder.open(name, "r") as lines:
            for line in lines:
                place, claims, day, names, bands = json.loads(line)
                found.append(Description(Place(*place), claims, day, tuple(names), tuple(bands)))
    with TaskFiles(folder, {"stories": STORIES}) as files:
        for number, places in enumerate(gather_stories(found), 1):
            files.files["stories"].write(json.dumps({"story": f"s{number}", "documents": places}) + "\n")


def compare_story(folder: DataFolder, places: Sequence[Place]) -> CompareReport:
    """What answers what in the claims of a few documents, as `claimcli compare` finds it.

    Args:
        folder: the output of the corpus.
        places: where their rows stand.
    """
    claims: list[Claim] = []
    for file, of_file in groupby(sorted(places, key=lambda place: (place.file, place.start)), lambda place: place.file):
        with folder.open(file, "rb") as rows:
            for place in of_file:
                rows.seek(place.start)
                claims += map(Claim.model_validate_json, rows.read(place.end - place.start).splitlines())
    return compare_claims(unify_speakers(tuple(claims), None))


def _issues_of(report: CompareReport, story: str) -> Iterator[Issue]:
    return (issue.model_copy(update={"issue_id": f"{story}-{issue.issue_id}"}) for issue in report.issues)


def _pairs_of(report: CompareReport, story: str) -> Iterator[Pair]:
    pairs = (pair for topic in report.topics for pair in topic.pairs)
    return (pair.model_copy(update={"topic_id": f"{story}-{pair.topic_id}"}) for pair in pairs)
