"""How everything looks: one token table, one style sheet over it, icons and lettering. Nothing here knows a screen."""
