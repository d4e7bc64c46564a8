"""One module of measures in a process of its own: `python -m bench.one NAME` gives them as JSON."""

import importlib
import sys

import msgspec


def main(name: str) -> None:
    """Take the measures of this module, over the data folder that the surroundings name."""
    measures = importlib.import_module(f"bench.{name}").measures()
    print(msgspec.json.encode(measures).decode())


if __name__ == "__main__":
    main(sys.argv[1])
