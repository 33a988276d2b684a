"""What each platform will show, and the cards and texts as files."""
