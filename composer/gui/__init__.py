"""The window. The only place for Qt's widgets; it sees app and model, nothing else of ours."""
