"""Compose: write, checks, sources and preview of the one open post. `page` assembles, `presenter` ties events to widgets."""
