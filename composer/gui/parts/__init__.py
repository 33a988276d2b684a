"""The building blocks of every screen, one idea a file. They show what they are given and emit intents; no app code."""
