"""The use cases on the command line: one JSON object a line, findings as exit status."""
