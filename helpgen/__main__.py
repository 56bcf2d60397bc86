"""The command `helpgen`, also as `python -m helpgen`: imports the command line and calls it."""

from helpgen.heap import lasting


def main() -> None:
    """Run the command line."""
    with lasting():  # half of what any command imports; looking for dead objects among it takes a tenth of the time
        from helpgen import cli

    cli.main()


if __name__ == "__main__":
    main()
