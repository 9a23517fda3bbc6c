"""Blueprints whose routes read exactly what their schemas say, from queries as from bodies."""

from typing import Any

import marshmallow as ma
from flask import Request
from flask_smorest import Blueprint as SmorestBlueprint
from webargs.flaskparser import FlaskParser


class StrictParser(FlaskParser):
    """Reads arguments without the framework's leniency in query strings."""

    def load_querystring(self, req: Request, schema: ma.Schema) -> Any:
        """Refuse a parameter that is given twice: which one counts would be a guess."""
        twice = [name for name, values in req.args.lists() if len(values) > 1]
        if twice:
            raise ma.ValidationError({name: ["invalid"] for name in twice})
        return super().load_querystring(req, schema)


class Blueprint(SmorestBlueprint):
    """A flask-smorest blueprint that reads strictly."""

    # webargs would ignore unknown query parameters: let the schema's own rule stand.
    ARGUMENTS_PARSER = StrictParser(unknown=None)
