"""Chairside Composer: patient-education posts, backed by sources, right on every platform, sent exactly once.

The map (imports go downwards only; `pyproject.toml` holds the rule, `docs/architecture.md` the picture):

    gui, cli        the two front ends; they see `app` and `model`, nothing else of ours
    app             use cases without Qt: wiring, the open draft, publish, library, event bus
    outbox          job state machine, retry policy, runner, reconciliation
    schedulers      one module per scheduler behind one contract (WordPress, folder, reminder, ...)
    store           sqlite3: drafts, sources, media, jobs, attempts, records, settings
    credentials     the system keyring; refuses clear text
    net             the one HTTP client
    templating      template file -> Template; Template + answers -> Draft
    sources         references: import, look-up, formatting, freshness
    checks          (Draft, rule pack) -> [Finding]
    platforms       (Draft) -> Rendering
    cards           CardSpec -> CardImage
    safety          guides for the second step of signing in, sheets to print, what is due
    text            pure functions on text
    model           the values that travel, the ports, the errors

Glossary: the same thing has the same word in code, on screen, in the log and in the documentation.

    template    form with named slots that makes a post
    slot        one named field of a template, with a limit and a hint
    answers     what the person typed, slot by slot
    post        what a person makes: template, answers, sources, claims, hashtags, pictures, overrides
    draft       a post joined with its template: what checks, platforms and cards read
    revision    one saved state of a post; immutable, numbered r1, r2, ...
    source      what proves a claim, as a CSL-JSON item
    claim       words in a slot that state a fact, tied to a source
    finding     something a check noticed: stop (must fix), warn (please check), ask, tip
    rendering   what one platform will show: parts, entities, length, limit, fold
    fold        where the platform hides the rest behind "see more"
    preview     likeness of a rendering on screen
    card        picture made from the post
    hand-out    printed page made from the post
    override    text or hashtags a person gave for one platform only
    approval    the decision that freezes a payload
    payload     the frozen text and pictures of one post for one channel
    queue       to approve and plan a post
    job         one payload for one channel at one time
    attempt     one try to hand a job over, written down before the socket opens
    outbox      the jobs on their way
    connection  an account or place posts go to
    channel     one profile, page or site behind a connection
    scheduler   what takes a job: WordPress, a folder, a reminder, ...
    verdict     a scheduler's answer, classified
    unknown     the request left and no answer came; never resent before a look
    record      the permanent entry of what happened, chained by hash
"""

__version__ = "0.1.0"
