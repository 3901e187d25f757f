"""The least that a program in a terminal can do: answer each key with one character.

What the time of a key is compared with: how long a key and its answer are on their way.
"""

import os
import sys
import tty

if __name__ == "__main__":
    tty.setraw(sys.stdin)
    os.write(1, b"ready")
    while os.read(0, 1024) not in (b"", b"q"):
        os.write(1, b".")
