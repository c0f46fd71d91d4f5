"""The command `claimcli`: answers --version at once, and everything else through `claimcli.cli.app`."""

import gc
import os
import sys

RARELY = 500_000  # objects made between two looks for garbage: start-up and what is remembered of words leave none


def main() -> None:
    """Run the command line and exit: 0 done, 1 some inputs failed, 2 wrong usage, 130 interrupted, 143 told to end."""
    _fill_closed_streams()
    try:
        run()
    except SystemExit as end:
        leave(end.code)
        raise
    leave(0)


def run() -> None:
    """Run the command line; raises SystemExit where the exit code is another than 0."""
    try:
        if sys.argv[1:] == ["--version"]:  # before anything heavy is loaded
            from claimcli import __version__

            print(f"claimcli {__version__}", flush=True)
            return
        _end_in_order()
        gc.set_threshold(RARELY, 50, 50)
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # to look for them reads about every package
        from claimcli.cli.app import app

        app(prog_name="claimcli")
    except BrokenPipeError:  # whoever read our output has seen enough
        from claimcli.writers.streams import silence_output

        silence_output()
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as problem:  # what nothing below has put into words: help that a full disk does not take
        _give_up(str(problem.filename or "the output"), str(problem.strerror or problem))
    except MemoryError:
        _give_up("out of memory", "try fewer --jobs, or the inputs in several runs")


def _fill_closed_streams() -> None:
    """Take up the places of standard streams that are closed, which the next file to be opened would get: errors would
    go into it, or into standard output, where Python prints what has no standard error."""
    for number, stream in enumerate((sys.stdin, sys.stdout, sys.stderr)):
        if stream is None and (nothing := os.open(os.devnull, os.O_RDWR)) != number:
            os.dup2(nothing, number)
            os.close(nothing)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 (it stays open to the end)


def _end_in_order() -> None:
    """When told to end, or when the terminal goes away, end as after Ctrl-C: drafts and processes go too."""
    import signal

    def end(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:  # nohup ignores it, and so do we
            signal.signal(number, end)


def _give_up(what: str, message: str) -> None:
    """End with exit code 1 and one line on standard error."""
    from claimcli.models import InputError
    from claimcli.writers.messages import report_error
    from claimcli.writers.streams import silence_output

    silence_output()
    report_error(InputError(document=what, message=message))
    sys.exit(1)


def leave(code: object) -> None:
    """End the process at once: Python would take a twentieth of a short run to free, one by one, what weights and word
    lists are made of. Returns where it needs Python's own way to end: a code that is no number, output that fails,
    processes of --jobs that are still to be told."""
    if (code is not None and not isinstance(code, int)) or "multiprocessing" in sys.modules:
        return
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError):
        return
    from contextlib import suppress

    with suppress(OSError, ValueError):  # nobody is left to be told
        sys.stderr.flush()
    os._exit(code or 0)


if __name__ == "__main__":
    main()
