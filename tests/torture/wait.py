"""Waiting: by asking again until a deadline, never by a time that is hoped to be enough."""
import time


class Late(Exception):
    pass


def until(what, ask, seconds=60, every=0.1):
    """What ask answers as soon as it is true. Errors of the network count as "not yet"."""
    till = time.monotonic() + seconds
    last = None
    while time.monotonic() < till:
        try:
            if found := ask():
                return found
        except (OSError, ValueError) as e:
            last = e
        time.sleep(every)
    raise Late(f"{what}: not within {seconds} s" + (f" ({last})" if last else ""))


def now_ms():
    """The clock of the load's log."""
    return time.monotonic_ns() // 1000000
