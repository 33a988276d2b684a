"""CardSpec -> CardImage: layout (pure), painting (Qt's raster engine, in paint), photos and encoding (Pillow)."""
