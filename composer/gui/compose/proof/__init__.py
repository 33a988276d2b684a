"""Sources of the open post, the words tied to them, and the review."""
