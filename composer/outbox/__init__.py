"""Jobs: state machine (pure), retry policy (pure), runner (a plain thread), reconciliation."""
