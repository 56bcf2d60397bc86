"""`python -m helpgen`: the command line."""

from helpgen.cli import main

if __name__ == "__main__":
    main()
