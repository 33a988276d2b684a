"""The first run: four short steps, each of which can be skipped, beside the practice's own card as it takes shape."""
