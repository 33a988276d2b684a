"""The process that the kill proof kills: the real worker thread on the real store, sending to a real WordPress.

python -m tests.outbox.kill_worker HOME        words on standard input: url, user, password, one a line
"""

import sys
import threading
from datetime import timedelta
from pathlib import Path
from random import Random

from composer.model.moment import SystemClock
from composer.outbox.news import News, RunnerFault
from composer.outbox.owners import owner_name
from composer.outbox.policy import Policy
from composer.outbox.runner import Runner
from composer.outbox.worker import Opened, Worker
from composer.store.store import open_store
from tests.peers.outbox_on_wordpress import Impatient, scheduler

# A request that was killed on its way is carried out by the line and the server within three seconds or never, so two
# looks four seconds apart prove absence here; the program itself leaves two minutes.
POLICY = Policy(
    lease=timedelta(seconds=60),
    backoff_first=timedelta(seconds=0.2),
    backoff_most=timedelta(seconds=1),
    looks=tuple(timedelta(seconds=s) for s in (1, 3.5, 2, 2, 4, 4, 8, 8, 8, 8, 8, 8, 8, 8)),
)


def main() -> None:
    """Works until killed."""
    home = Path(sys.argv[1])
    url, user, password = sys.stdin.read().splitlines()
    clock = SystemClock()

    def told(news: News) -> None:
        if isinstance(news, RunnerFault):
            print("FAULT", repr(news.error), file=sys.stderr, flush=True)

    def opened() -> Opened:
        store = open_store(home)
        http = Impatient(3.0)
        runner = Runner(
            store.jobs,
            lambda job: scheduler(http, url, user, password),
            store.media.read,
            clock,
            owner_name(),
            told,
            POLICY,
            Random(),
            ledger=store.standings,
        )
        print("UP", flush=True)
        return Opened(runner, store.jobs, store.close)

    Worker(opened, clock, told, POLICY).start()
    threading.Event().wait()


if __name__ == "__main__":
    main()
