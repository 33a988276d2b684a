"""The composer for answers to online reviews, with its own strict checks. Loaded when it opens."""
