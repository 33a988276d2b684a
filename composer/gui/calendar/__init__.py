"""The month calendar: every planned post on its day, free slots, and what is not scheduled yet."""
