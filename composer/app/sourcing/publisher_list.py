"""Where the list of publishers comes from: ours among the assets, the practice's own in the data folder."""

from pathlib import Path

from composer.app.resources import assets
from composer.sources.trusted import Trusted, load

OWN = "trusted-publishers.json"


def trusted_publishers(home: Path) -> Trusted:
    """The list with the practice's own file over it, read anew."""
    return load(assets() / "sources" / OWN, home / OWN)
