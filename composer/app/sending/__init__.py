"""From a finished post to its jobs: planned, frozen, queued, changed, kept on record."""
