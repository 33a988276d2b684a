"""Bluesky, sent by this program at its time: there is no scheduling on the server.

The record's key is derived from the job's key, and `putRecord` with `swapRecord: null` makes it only if it is not there:
the same record again is answered as the same one. `createRecord` with a used key would answer 500.
"""

from datetime import datetime

from composer.model.moment import Clock
from composer.model.ports import Response
from composer.model.post import Json
from composer.model.scheduler import (
    Capabilities,
    Channel,
    HandOver,
    Health,
    HealthState,
    Outcome,
    Presence,
    Sighting,
    Submission,
    Verdict,
)
from composer.model.words import tr
from composer.schedulers.bluesky_records import COLLECTION, Blob, Link, record, record_key
from composer.schedulers.guard import Loaded, load_pictures, refuse_late
from composer.schedulers.rest import UPLOAD, WRITE, Call, Rest
from composer.schedulers.web import blind, harmless, health_of, object_of, words_of

BLUESKY_CAPABILITIES = Capabilities(
    HandOver.AT_DUE,
    platforms=("bluesky",),
    max_pictures=4,
    idempotent=True,
    reads_back=True,
    needs_secret=True,
)
SIGN_IN_ERRORS = (
    "AuthenticationRequired",
    "InvalidToken",
    "ExpiredToken",
    "AccountTakedown",
    "AuthFactorTokenRequired",
)


class Session:
    """A signed-in account, for one submission. Its tokens live in memory only."""

    def __init__(self, did: str, handle: str, token: str) -> None:
        self.did = did
        self.handle = handle
        self.headers = {"Authorization": f"Bearer {token}"}


class BlueskyScheduler:
    """One account on one personal data server (fulfils `model.scheduler.Scheduler`).

    Args:
        rest: the server, without a key: the app password is exchanged for a token at each use.
        user: handle or did.
        password: app password.
        clock: asked for the time.
    """

    kind = "bluesky"
    capabilities = BLUESKY_CAPABILITIES

    def __init__(self, rest: Rest, user: str, password: str, clock: Clock) -> None:
        self._rest = rest
        self._user = user
        self._password = password
        self._clock = clock

    def check(self) -> Health:
        """Signs in; the tokens are forgotten at once."""
        session = self._sign_in(self._clock.now())
        if isinstance(session, Outcome):
            return health_of(session)
        return Health(HealthState.OK, channels=(Channel(session.did, "bluesky", f"@{session.handle}"),))

    def submit(self, submission: Submission, now: datetime) -> Outcome:
        """Posts it now, part by part; a part that is there already is left as it is."""
        if (late := refuse_late(submission, self.capabilities, now)) is not None:
            return late
        if not self._password:
            return _no_secret()
        loaded = load_pictures(submission)
        if isinstance(loaded, Outcome):
            return loaded
        session = self._sign_in(now)
        if isinstance(session, Outcome):
            return session
        blobs: list[Blob] = []
        for picture in loaded:
            blob = self._upload(session, picture)
            if isinstance(blob, Outcome):
                return blob
            blobs.append(blob)
        return self._post_all(session, submission, blobs)

    def look(self, submission: Submission, remote_id: str, now: datetime) -> Sighting:
        """By the record key; needs no sign-in. A thread is there when its last part is."""
        last = len(submission.payload.parts) - 1
        sighting = self._look_part(submission, last, remote_id, now)
        if sighting.presence is Presence.ABSENT and last > 0:
            first = self._look_part(submission, 0, remote_id, now)
            if first.presence is not Presence.ABSENT:
                reason = tr("Only the beginning of the thread is there.")
                return Sighting(Presence.CANT_TELL, first.remote_id, first.url, reason, first.detail)
        return sighting

    def _look_part(self, submission: Submission, number: int, remote_id: str, now: datetime) -> Sighting:
        repo = _repo_of(remote_id) or self._user
        wanted = {"repo": repo, "collection": COLLECTION, "rkey": record_key(submission, number)}
        answer = self._rest.ask(Call("GET", "/xrpc/com.atproto.repo.getRecord", wanted), now)
        if isinstance(answer, Outcome):
            gone = '"RecordNotFound"' in answer.detail
            return Sighting(Presence.ABSENT) if gone else blind(answer)
        uri = words_of(object_of(answer), "uri")
        if not uri:
            return blind(self._rest.unusable(answer))
        return Sighting(Presence.LIVE, _first_uri(uri, submission), _web_address(uri, submission))

    def cancel(self, submission: Submission, remote_id: str) -> Outcome:
        """Nothing to take back: what was posted is public, and what was not is with this program."""
        now = self._clock.now()
        sighting = self.look(submission, remote_id, now)
        if sighting.presence is Presence.ABSENT:
            return Outcome(Verdict.ALREADY_THERE)
        if sighting.presence is Presence.CANT_TELL:
            return Outcome(Verdict.UNKNOWN, sighting.reason, detail=sighting.detail)
        reason = tr("It is public already; delete it on Bluesky.")
        return Outcome(Verdict.CHANGE_CONTENT, reason, sighting.remote_id, sighting.url, live=True)

    def _sign_in(self, now: datetime) -> Session | Outcome:
        if not self._password:
            return _no_secret()
        fields = {"identifier": self._user, "password": self._password}
        call = Call("POST", "/xrpc/com.atproto.server.createSession", json=fields, harmless=True)
        answer = self._rest.ask(call, now)
        if isinstance(answer, Outcome):
            return answer
        found = object_of(answer)
        did, token = words_of(found, "did"), words_of(found, "accessJwt")
        if not did or not token:
            return harmless(self._rest.unusable(answer))
        return Session(did, words_of(found, "handle") or self._user, token)

    def _upload(self, session: Session, loaded: Loaded) -> Blob | Outcome:
        """An upload shows nothing, and the same bytes give the same blob."""
        call = Call(
            "POST",
            "/xrpc/com.atproto.repo.uploadBlob",
            body=loaded.data,
            content_type=loaded.picture.mime,
            headers=session.headers,
            deadline=UPLOAD,
            harmless=True,
        )
        answer = _signed(self._rest.ask(call, self._clock.now()))
        if isinstance(answer, Outcome):
            return answer
        ref = (object_of(answer) or {}).get("blob")
        if not isinstance(ref, dict):
            return harmless(self._rest.unusable(answer))
        picture = loaded.picture
        return Blob(ref, picture.alt, picture.width, picture.height)

    def _post_all(self, session: Session, submission: Submission, blobs: list[Blob]) -> Outcome:
        root: Link | None = None
        parent: Link | None = None
        for number in range(len(submission.payload.parts)):
            made = record(submission, number, blobs if number == 0 else (), root, parent)
            link = self._put(session, record_key(submission, number), made)
            if isinstance(link, Outcome):
                # The parts before this one are public: only a submission of the whole again can complete the thread.
                certain = number == 0
                return link if certain else Outcome(Verdict.UNKNOWN, link.reason, detail=link.detail)
            root, parent = root or link, link
        assert root is not None
        return Outcome(Verdict.ACCEPTED, remote_id=root.uri, url=_web_address(root.uri, submission), live=True)

    def _put(self, session: Session, key: str, made: dict[str, Json]) -> Link | Outcome:
        fields = {"repo": session.did, "collection": COLLECTION, "rkey": key, "record": made, "swapRecord": None}
        call = Call("POST", "/xrpc/com.atproto.repo.putRecord", json=fields, headers=session.headers, deadline=WRITE)
        answer = _signed(self._rest.ask(call, self._clock.now()))
        if isinstance(answer, Outcome):
            if '"InvalidSwap"' in answer.detail:
                reason = tr("Another post stands there under this one's key; it was not overwritten.")
                return Outcome(Verdict.UNKNOWN, reason, detail=answer.detail)
            return answer
        found = object_of(answer)
        uri, cid = words_of(found, "uri"), words_of(found, "cid")
        return Link(uri, cid) if uri and cid else self._rest.unusable(answer)


def told(value: Json) -> str:
    """The server's own sentence, out of its error format."""
    return words_of(value, "message", "error")


def _signed(answer: Response | Outcome) -> Response | Outcome:
    """A 400 that is about the sign-in asks for that, not for another text."""
    if not isinstance(answer, Outcome) or answer.verdict is not Verdict.CHANGE_CONTENT:
        return answer
    if any(f'"{name}"' in answer.detail for name in SIGN_IN_ERRORS):
        return Outcome(Verdict.SIGN_IN_AGAIN, tr("Bluesky did not accept the sign-in."), detail=answer.detail)
    return answer


def _repo_of(uri: str) -> str:
    return uri.removeprefix("at://").split("/")[0] if uri.startswith("at://") else ""


def _first_uri(uri: str, submission: Submission) -> str:
    return f"{uri.rpartition('/')[0]}/{record_key(submission, 0)}"


def _web_address(uri: str, submission: Submission) -> str:
    return f"https://bsky.app/profile/{_repo_of(uri)}/post/{record_key(submission, 0)}"


def _no_secret() -> Outcome:
    return Outcome(Verdict.SIGN_IN_AGAIN, tr("There is no app password for this account on this computer."))
