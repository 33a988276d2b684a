"""Where the program keeps its data: one folder, readable by its owner only."""

import os
from pathlib import Path

from composer.model.errors import StorageError

VARIABLE = "CHAIRSIDE_HOME"


def data_folder(given: str | None = None) -> Path:
    """The data folder: `given`, else CHAIRSIDE_HOME, else the system's place for a program's data."""
    chosen = given or os.environ.get(VARIABLE)
    if chosen:
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("Chairside Composer", appauthor=False)


def prepare(home: Path) -> Path:
    """Makes the folder when it is not there and returns it.

    Raises:
        StorageError: it can't be made or written.
    """
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"The data folder {home} can't be made: {error.strerror}.", hint="Choose another one with --home."
        ) from error
    if not os.access(home, os.W_OK):
        raise StorageError(
            f"The data folder {home} can't be written.",
            hint="Give your account the right to write there, or choose another one with --home.",
        )
    return home
