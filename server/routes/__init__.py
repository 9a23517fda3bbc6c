"""The addresses of the service: each module here makes one blueprint, named `blp`.

A new module is found by itself. Each of its routes says who may call it (`server/access/guard.py`).
"""

import importlib
import pkgutil

from flask import Flask
from flask_smorest import Api, Blueprint


def register_all(api: Api, app: Flask) -> None:
    """Register the blueprint of every module in this folder, in the order of their names."""
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda found: found.name):
        blueprint = importlib.import_module(f"{__name__}.{module.name}").blp
        # Flask's own blueprints (the page) are left out of the contract.
        if isinstance(blueprint, Blueprint):
            api.register_blueprint(blueprint)
        else:
            app.register_blueprint(blueprint)
