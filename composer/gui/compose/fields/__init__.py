"""What is written besides the plain slots: events, fields of one platform, its own text, pictures."""
