"""Pure functions on text: graphemes, counts, entities, splitting, reading ease. No files, no clock, no Qt."""
