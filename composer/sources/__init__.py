"""References: import, look-up through the Http port, formatting, freshness."""
