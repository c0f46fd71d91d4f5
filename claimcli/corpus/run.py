"""Runs a plan with one of datatrove's executors: processes of this machine, a Ray cluster, or Slurm."""

import json
import sys
from collections.abc import Mapping
from typing import Any, NamedTuple

from claimcli.attribution.engines import load_engine
from claimcli.corpus.plan import Executor, Plan, check_manifest
from claimcli.writers.packages import load_package

TASKS = "_tasks"  # where datatrove keeps logs, statistics and the mark of each finished task, below the output
MANIFEST = "manifest.json"


class Totals(NamedTuple):
    """What stands in the output: articles, their claims, and those that failed."""

    articles: int
    claims: int
    failed: int


def run_corpus(plan: Plan, executor: Executor, *, workers: int, slurm: Mapping[str, str] | None = None) -> None:
    """Do the tasks of `plan` that are not done.

    Args:
        plan: what is to be done.
        executor: who does it.
        workers: tasks at once.
        slurm: `partition`, `time` and further options of Slurm.

    Raises:
        OtherRunError: the output holds a run that was made otherwise.
        MissingPackageError: datatrove, or Ray, is not installed.
        FileNotFoundError: the source has no articles.
        RuntimeError: the executor could not be started.
    """
    load_package("datatrove", extra="corpus", what="a corpus")
    from datatrove.io import get_datafolder

    from claimcli.corpus.plan import kind_of
    from claimcli.corpus.steps import ReadArticles, WriteClaims

    source, output = get_datafolder(plan.source), get_datafolder(plan.output)
    if not source.exists("") or not any(kind_of(name) for name in source.list_files(recursive=True)):
        raise FileNotFoundError(f"{plan.source}: no .jsonl, .parquet, .csv or .warc file is here")
    manifest = plan.manifest(load_engine(plan.engine).weights)
    if output.exists(MANIFEST):
        with output.open(MANIFEST, "r") as file:
            check_manifest(file.read(), manifest)
    with output.open(MANIFEST, "w") as file:
        file.write(json.dumps(manifest, indent=1) + "\n")
    steps = [ReadArticles(plan), WriteClaims(plan)]
    made = make_executor(executor, steps, plan, output.resolve_paths(TASKS), workers, slurm or {})
    made.run()
    if executor != "slurm":
        sweep_parts(output)


def make_executor(
    name: Executor, steps: list[Any], plan: Plan, tasks_folder: str, workers: int, slurm: Mapping[str, str]
) -> Any:
    """The executor of that name over `steps`; see `run_corpus`.

    Args:
        name: local, ray or slurm.
        steps: what each task does.
        plan: the whole.
        tasks_folder: where what is done is written down.
        workers: tasks at once.
        slurm: options of Slurm.
    """
    shared = {"tasks": plan.tasks, "workers": workers, "logging_dir": tasks_folder}
    if name == "ray":
        load_package("ray", extra="corpus-ray", what="the executor ray")
        from datatrove.executor import RayPipelineExecutor

        return RayPipelineExecutor(steps, **shared, mem_per_cpu_gb=1)
    if name == "slurm":
        from datatrove.executor import SlurmPipelineExecutor

        return SlurmPipelineExecutor(steps, **shared, **{"job_name": "claimcli", **slurm})
    from datatrove.executor import LocalPipelineExecutor

    return LocalPipelineExecutor(steps, **shared, start_method="spawn" if sys.platform == "darwin" else "forkserver")


def sweep_parts(output: Any) -> None:
    """Remove what killed runs left half-written."""
    for table in ("claims", "articles", "errors", "documents", "issues", "pairs"):
        for name in output.list_files(table) if output.exists(table) else ():
            if name.endswith(".part"):
                output.rm(name)


def add_up(place: str) -> Totals:
    """What stands in the finished tasks of the output at `place`."""
    from datatrove.io import get_datafolder

    output = get_datafolder(place)
    articles = claims = failed = 0
    for name in output.list_files("articles"):
        if name.endswith(".part"):
            continue
        with output.open(name, "r") as lines:
            for line in lines:
                row = json.loads(line)
                articles, claims, failed = articles + 1, claims + row["claims"], failed + row["failed"]
    return Totals(articles, claims, failed)


def render_slurm(plan: Plan, workers: int, slurm: Mapping[str, str]) -> str:
    """The script that Slurm would be given, for a look before it is sent.

    Args:
        plan: what is to be done.
        workers: tasks at once.
        slurm: its options: partition, time, shell commands before a task.
    """
    from claimcli.corpus.steps import ReadArticles, WriteClaims

    steps = [ReadArticles(plan), WriteClaims(plan)]
    executor = make_executor("slurm", steps, plan, f"{plan.output}/{TASKS}", workers, slurm)
    command = f"srun -l -n 1 launch_pickled_pipeline {plan.output}/{TASKS}/executor.pik"
    return str(executor.get_launch_file_contents(executor.get_sbatch_args(plan.tasks), command))
