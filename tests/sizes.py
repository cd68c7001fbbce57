"""How many rows a long list has: thirty, and three hundred with `./laurel test --all`."""

import os

MANY = int(os.environ.get("LAUREL_ROWS", "30"))
