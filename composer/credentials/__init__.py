"""Secrets: the system keyring or memory for this run. The only place for keyring; clear text is refused."""
