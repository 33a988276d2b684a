"""The values that travel between packages, the ports they meet at, and the errors. Standard library only.

Everything here is immutable. No module here reads a file, a clock or the environment by itself.
"""
