"""Records: the permanent chain of what happened, to read, verify and give out."""
