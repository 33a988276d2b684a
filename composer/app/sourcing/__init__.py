"""Sources, claims and reviews: what proves a post, and who said so."""
