"""Paints a laid-out card with Qt's raster engine: QtGui and QtCore only, never widgets."""
