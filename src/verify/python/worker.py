"""Starts the worker; the only file of its folder, so that nothing else can be imported by accident."""

import sys

from migfix_verify.serve import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
