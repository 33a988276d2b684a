"""Account safety: guides for the second step and sheets to print, read from data; what is due, decided by pure functions."""
