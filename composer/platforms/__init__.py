"""(Draft) -> Rendering: one record of rules per platform (data), one registry."""
