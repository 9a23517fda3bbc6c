"""`openapi`: the contract between the phone, the office and the server."""

import argparse
import json

from server import create_app
from server.cli.doing import settings
from server.cli.parsing import DONE
from server.openapi import specification


def openapi(_arguments: argparse.Namespace) -> int:
    """Print the OpenAPI document."""
    print(json.dumps(specification(create_app(settings())), ensure_ascii=False, indent=2))
    return DONE
