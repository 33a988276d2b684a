"""Connections, their secrets and their health, and the safety of the practice's accounts."""
