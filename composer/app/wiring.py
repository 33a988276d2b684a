"""The composition root: the only place that builds the whole. Everything is given here, nothing finds itself."""

import threading
from collections.abc import Callable
from datetime import timedelta
from functools import cache, partial
from pathlib import Path
from typing import Protocol

from composer import __version__
from composer.app import resources
from composer.app.accounts.desk_connections import ConnectionDesk
from composer.app.accounts.faring import Faring
from composer.app.accounts.trust import authority_of
from composer.app.accounts.vault import Vault
from composer.app.app import CAPS, OWN_FIGURES, App, Desks
from composer.app.bus import Bus
from composer.app.calendar.channel_times import ChannelTimes
from composer.app.calendar.desk_import import ImportDesk
from composer.app.calendar.desk_series import SeriesDesk
from composer.app.events import JobChanged, JobNeedsYou
from composer.app.home import data_folder, prepare
from composer.app.picturing.pictures import Pictures
from composer.app.practice import PracticeDesk
from composer.app.sending.desk_changes import ChangeDesk
from composer.app.sending.desk_outbox import OutboxDesk
from composer.app.sending.publish import Publisher
from composer.app.sending.reminders import Reminders
from composer.app.sending.scheduler_limits import SchedulerLimits
from composer.app.sourcing.desk_evidence import EvidenceDesk
from composer.app.sourcing.desk_sources import SourceDesk
from composer.app.sourcing.lookups import Lookups
from composer.app.sourcing.publisher_list import trusted_publishers
from composer.app.sourcing.retraction_shelf import RetractionShelf
from composer.app.tools import Tools
from composer.app.work import OutboxWork
from composer.app.writing.desk_rules import RulesDesk, house_rules
from composer.app.writing.library import Library
from composer.credentials.chooser import open_secrets
from composer.model.job import Job
from composer.model.moment import Clock, SystemClock
from composer.model.ports import Http, Secrets
from composer.model.practice import Practice
from composer.model.scheduler import Connection, Scheduler
from composer.net.client import Client
from composer.outbox.news import Answer, JobMoved, News, Notice
from composer.outbox.owners import is_surely_gone, owner_name
from composer.outbox.reconcile import reconcile
from composer.outbox.runner import Runner
from composer.outbox.worker import Opened, Worker
from composer.platforms.caps import load_caps
from composer.schedulers.registry import build, capabilities_of, lender_among
from composer.store.media import MediaFiles
from composer.store.store import DATABASE, MEDIA, Store, open_store

USER_AGENT = f"ChairsideComposer/{__version__}"


class Chosen(Protocol):
    """Words of the command line; may have a `home`."""


def home_of(chosen: Chosen) -> Path:
    """The data folder the words name, or the usual one."""
    return data_folder(getattr(chosen, "home", None))


def tools(chosen: Chosen, clock: Clock | None = None) -> Tools:
    """What needs no database, by the practice's default settings unless there is a data folder."""
    home = home_of(chosen)

    def practice() -> Practice:
        if not (home / DATABASE).is_file():
            return Practice()
        store = open_store(home)
        try:
            return store.settings.practice()
        finally:
            store.close()

    return Tools(home, practice, clock or SystemClock(), MediaFiles(home / MEDIA).read)


def open_app(
    chosen: Chosen,
    *,
    clock: Clock | None = None,
    secrets: Secrets | None = None,
    http: Http | None = None,
    hand_off: Path | None = None,
    bus: Bus | None = None,
    this_run_only: bool = False,
) -> App:
    """The whole program on a data folder.

    Args:
        secrets, http: other ones than the system's, for tests.
        bus: of the front end, when it listens before the program is built.
        hand_off: where the embedded folder connection writes, for a new data folder.
        this_run_only: secrets are kept in memory and forgotten at the end.

    Raises:
        StorageError: the data folder or its database can't be used.
    """
    home = prepare(home_of(chosen))
    return Wiring(
        home,
        clock or SystemClock(),
        secrets or open_secrets(this_run_only=this_run_only),
        http or Client(USER_AGENT, extra_ca=authority_of(home)),
        http or Client(USER_AGENT, extra_ca=authority_of(home), public_only=True),
        hand_off or home / "hand-off",
        bus or Bus(),
    ).app()


class Wiring:
    """Builds the parts of one program on one data folder."""

    def __init__(
        self, home: Path, clock: Clock, secrets: Secrets, http: Http, pages: Http, hand_off: Path, bus: Bus
    ) -> None:
        """Args: pages: for addresses of pages that somebody else chose; refuses private networks."""
        self.home = home
        self.clock = clock
        self.secrets = Vault(secrets)
        self.http = http
        self.hand_off = hand_off
        self.bus = bus
        self.reminders = Reminders()
        self.lookups = Lookups(http, pages, clock)
        self.shelf = RetractionShelf(home)
        self.owner = owner_name()
        self.caps = cache(lambda: load_caps(resources.assets() / CAPS, home / OWN_FIGURES))

    def app(self) -> App:
        """The whole."""
        made: list[App] = []
        practice = PracticeDesk(lambda: made[0].desks.store.settings, self.bus)
        kit = Tools(self.home, practice.get, self.clock, MediaFiles(self.home / MEDIA).read)

        work = OutboxWork(lambda: self._start_worker(made[0]), lambda *how: self._run_now(made[0], *how))
        app = App(self.home, kit, self.bus, self.clock, practice, work, self.reminders, lambda: self._desks(kit, work))
        made.append(app)
        app.connections.ensure_embedded(str(self.hand_off))
        return app

    def _desks(self, kit: Tools, work: OutboxWork) -> Desks:
        store = open_store(self.home)
        pictures = Pictures(store.media)
        library = Library(store, lambda: kit.templates, pictures, self.bus, self.clock)
        limits = SchedulerLimits(lambda: kit.platforms, self.caps)
        publisher = Publisher(store, lambda: kit.studio, self.bus, self.clock, limits)
        evidence = EvidenceDesk(store, library, self.shelf, self.bus, self.clock, trusted_publishers(self.home))
        outbox = OutboxDesk(store, self._runner(store, self._heard), self._heard, self.clock, work.wake)
        return Desks(
            store=store,
            library=library,
            pictures=pictures,
            publisher=publisher,
            connections=ConnectionDesk(
                store, self.secrets, self.scheduler, self.bus, self.clock, self.home, outbox.connection_mended
            ),
            outbox=outbox,
            sources=SourceDesk(store, self.clock, evidence, self.lookups, self.shelf),
            changes=ChangeDesk(store, self._heard, self.clock, work.wake),
            rules=RulesDesk(store.settings),
            series=SeriesDesk(store, publisher, kit.analyse, lambda: kit.practice, self._heard, self.clock),
            imports=ImportDesk(store, library, publisher, kit.analyse, lambda: kit.practice, self.bus, self.clock),
            times=ChannelTimes(store, lambda: kit.practice, self.clock),
        )

    # --- outbox ----------------------------------------------------------------------------------------------
    def scheduler(self, connection: Connection, lender: Connection | None = None) -> Scheduler:
        """The scheduler behind a connection; its secret is read now and kept by nobody else."""
        remind = self.reminders.callback()
        return build(connection, self.secrets, self.http, clock=self.clock, remind=remind, lender=lender)

    def _runner(self, store: Store, heard: Callable[[News], None]) -> Runner:
        def scheduler_for(job: Job) -> Scheduler:
            connection = store.connections.get(job.connection)
            lends = job.payload.pictures and not capabilities_of(connection.kind).takes_bytes
            return self.scheduler(connection, lender_among(store.connections.list()) if lends else None)

        faring = Faring(store, self.bus, self.clock)

        def told(piece: News) -> None:
            faring.heard(piece) if isinstance(piece, Answer) else heard(piece)

        return Runner(
            store.jobs,
            scheduler_for,
            store.media.read,
            self.clock,
            self.owner,
            told,
            house=lambda: house_rules(store.settings),
            ledger=store.standings,
        )

    def _start_worker(self, app: App) -> tuple[Callable[[], None], Callable[[], object]]:
        def opened() -> Opened:
            store = open_store(self.home)

            def close() -> None:
                app.leave_thread()
                store.close()

            runner = self._runner(store, self._heard)
            return Opened(runner, store.jobs, close, partial(_chores, app), app.outbox.pausing.ask_back)

        worker = Worker(opened, self.clock, self._heard)
        worker.start()
        return worker.wake, worker.stop

    def _run_now(self, app: App, seconds: float | None, until_idle: bool, told: Callable[[Job], None]) -> None:
        def heard(piece: News) -> None:
            self._heard(piece)
            if isinstance(piece, JobMoved):
                told(piece.job)

        store = open_store(self.home)
        try:
            _chores(app)
            while app.outbox.pausing.ask_back():
                pass
            for piece in reconcile(store.jobs, self.clock.now(), is_surely_gone):
                heard(piece)
            runner = self._runner(store, heard)
            deadline = None if seconds is None else self.clock.now() + timedelta(seconds=seconds)
            runner.run_until_idle(deadline)
            while not until_idle and (deadline is None or self.clock.now() < deadline):
                threading.Event().wait(1.0)
                runner.run_until_idle(deadline)
        finally:
            store.close()

    def _heard(self, piece: News) -> None:
        if isinstance(piece, JobMoved):
            self.bus.publish(JobChanged(piece.job))
        elif isinstance(piece, Notice):
            self.bus.publish(JobNeedsYou(piece.job, piece.text))


def _chores(app: App) -> None:
    """What time alone brings: the next of each series, and zones whose rules changed."""
    app.desks.changes.follow_zones()
    app.desks.series.keep_all_planned()
