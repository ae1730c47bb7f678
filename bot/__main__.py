"""python -m bot"""

import os

# The bot's matrices are small: threads of the linear algebra library would only wait for each other. It reads this as it loads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from bot.app.cli import main

if __name__ == "__main__":
    main()
