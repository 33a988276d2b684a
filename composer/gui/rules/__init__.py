"""The practice's own words and rules: written, tried on a sample while typing, kept; loaded when it is wanted."""
