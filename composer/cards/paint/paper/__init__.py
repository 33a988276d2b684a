"""Words on paper, page by page: hand-outs, safety sheets."""
