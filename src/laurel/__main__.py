"""`python -m laurel` is the program."""

import sys

from laurel.program import main

sys.exit(main(sys.argv[1:]))
