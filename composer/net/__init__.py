"""The one HTTP client: deadlines, size caps, redaction, error translation. The only place for requests."""
