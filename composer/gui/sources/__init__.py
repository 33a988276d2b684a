"""The Sources screen: the library of what proves the posts, how each source stands, and where it is used."""
