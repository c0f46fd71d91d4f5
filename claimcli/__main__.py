"""The command `claimcli`: answers --version at once, and everything else through `claimcli.cli.app`."""

import gc
import os
import sys

RARELY = 100_000  # objects made between two looks for garbage: start-up makes many and leaves none


def main() -> None:
    """Run the command line and exit: 0 done, 1 some inputs failed, 2 wrong usage, 130 interrupted."""
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
        gc.set_threshold(RARELY, 50, 50)
        from claimcli.cli.app import app

        app(prog_name="claimcli")
    except BrokenPipeError:  # whoever read our output has seen enough
        silence_output()
    except KeyboardInterrupt:
        sys.exit(130)


def leave(code: object) -> None:
    """End the process at once: Python would take a twentieth of a short run to free, one by one, what weights and word
    lists are made of. Returns where it needs Python's own way to end: a code that is no number, output that fails,
    processes of --jobs that are still to be told."""
    if (code is not None and not isinstance(code, int)) or "multiprocessing" in sys.modules:
        return
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return
    os._exit(code or 0)


def silence_output() -> None:
    """Point standard output at nothing, so that Python does not complain at exit about what it cannot flush."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)


if __name__ == "__main__":
    main()
