"""Templates, packs and card layouts as their authors try and prove them."""
