"""Date phrases of news copy → days: our own table, an open half to read errors in and a kept one.

python benchmarks/dates.py [--errors]
"""

from __future__ import annotations

import sys

from circumstances import main

if __name__ == "__main__":
    sys.exit(main(["phrases"]))
