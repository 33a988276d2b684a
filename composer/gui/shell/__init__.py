"""The window around the screens: rail, head, body, foot, command palette, help sheet, start-up."""
