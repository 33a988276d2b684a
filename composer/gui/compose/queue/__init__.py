"""Queue: the line at the foot, the time, and taking it back."""
