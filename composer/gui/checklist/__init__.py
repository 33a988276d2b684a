"""The clarity checklists of the open post: what can be seen is filled in, the rest is asked; loaded when it is wanted."""
