"""The card editor: how the card of the open post looks, live in all its sizes."""
