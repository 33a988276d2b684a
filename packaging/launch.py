"""Where the packaged program starts; the same as the installed command `chairside`."""

import sys

from composer.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
