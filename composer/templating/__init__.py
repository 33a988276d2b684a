"""Template file -> Template; Template + answers -> Draft; post files. No code ever comes from a template."""
