"""Places, messages and locks."""

import contextlib
import fcntl
import os
import signal
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUN = ROOT / ".run"  # everything the scripts make and may forget
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


class Stop(Exception):
    """Nothing more can be done; `str()` of it tells the person what would help."""


def say(text: str) -> None:
    print(f"tawasul: {text}", file=sys.stderr, flush=True)


def main(run) -> None:
    """Run `run(arguments)` and leave with its exit code; a Stop becomes a sentence, not a trace.

    SIGTERM and a closed terminal end it as Ctrl-C does, so that what it started is stopped.
    """
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    try:
        sys.exit(run(sys.argv[1:]))
    except Stop as stop:
        say(str(stop))
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


@contextlib.contextmanager
def lock(name: str, *, wait: float = 600, shared: bool = False):
    """Hold `.run/<name>.lock`. The kernel lets go of it when the process dies, however it dies."""
    RUN.mkdir(exist_ok=True)
    with (RUN / f"{name}.lock").open("a+") as file:
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        until, told = time.monotonic() + wait, False
        while True:
            try:
                fcntl.flock(file, kind | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise Stop(f"another script still holds .run/{name}.lock") from None
                if not told and wait > 5:
                    say(f"waiting for another script ({name})")
                    told = True
                time.sleep(0.1)
        yield file
