"""Puts a setting of the service in, as whoever runs it does: KEY VALUE."""

import sys

from server.cli.doing import application
from server.services.settings import change_setting


def main() -> None:
    """Change it in the instance that the environment names."""
    key, value = sys.argv[1:]
    with application():
        change_setting(key, value)


if __name__ == "__main__":
    main()
