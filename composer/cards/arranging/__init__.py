"""Puts a form's parts on the card at the sizes a trial settled on: from boxes to panels, lines and drawings."""
