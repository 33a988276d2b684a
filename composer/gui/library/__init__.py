"""The Library: every post the practice made, searchable, to open, copy or put away."""
