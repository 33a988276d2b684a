"""Cards and photos out of the program: painted, exported, printed."""
