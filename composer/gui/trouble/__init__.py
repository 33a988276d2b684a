"""When the data folder can't be used: what happened, what is safe, and the ways out. Loaded only then."""
