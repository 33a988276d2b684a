"""Use cases without Qt. wiring.py is the only place that builds the whole."""
