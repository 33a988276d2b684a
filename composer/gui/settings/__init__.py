"""Settings: the practice, its look on cards, country and time zone, posting times, and the window's own look."""
