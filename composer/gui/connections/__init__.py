"""Connections: the places posts go to, their health, and the keyring that holds their keys."""
