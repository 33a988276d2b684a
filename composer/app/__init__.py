"""Use cases without Qt. wiring.py is the only place that builds the whole.

    app, wiring, tools, session     the whole, how it is built, what needs no database, the open post
    bus, events, work, progress     what is said between threads, and the outbox's own thread
    glance, before_qt               what the first frame needs, read before anything heavy
    home, resources, practice       where the user's data and ours are; the practice's settings
    writing, authoring              the post being written; templates and packs being made
    sourcing, picturing             what proves a post; its cards and photos
    calendar, sending               when it goes; how it goes
    accounts                        connections, secrets, safety

Module `desk_x` holds the use cases of x that need the database; the modules beside it are pure or see files only.
"""
