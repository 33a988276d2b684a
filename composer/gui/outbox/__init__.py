"""The Outbox: posts on their way, one row per channel; what needs the person first, and what happened to each."""
