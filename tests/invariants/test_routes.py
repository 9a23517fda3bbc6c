"""Each route says who may call it, and stands in the contract.

How each was seen to fail is said in the docstring of the test.
"""

import re
from pathlib import Path

import marshmallow as ma
import pytest
from flask import Flask

from server import create_app
from server.access.guard import RouteWithoutAccess, access_of, check_routes, requires
from server.config import Settings
from server.openapi import specification
from server.schemas.base import Schema

# What is shown on a screen is not part of the API's contract.
NOT_IN_CONTRACT = {"/", "/<screen:screen>", "/om"}


def test_the_start_fails_for_a_route_that_does_not_say_who_may_call_it():
    """Seen to fail with the raise taken out of check_routes."""
    app = Flask("careless", static_folder=None)
    app.get("/open")(lambda: "everything")

    with pytest.raises(RouteWithoutAccess, match="/open"):
        check_routes(app)


def test_the_start_fails_for_an_action_that_the_matrix_lacks():
    """Seen to fail with the second raise taken out of check_routes."""
    app = Flask("careless", static_folder=None)
    app.get("/typo")(requires("entries.raed")(lambda: "x"))

    with pytest.raises(RouteWithoutAccess, match=r"entries\.raed"):
        check_routes(app)


def test_a_route_that_came_after_the_start_is_closed():
    """The second lock: a route added later, unmarked, answers nobody."""
    app = create_app(Settings(Path("/nonexistent"), "sqlite://", is_testing=True))
    app.add_url_rule("/api/late", "late", lambda: "everything")

    answer = app.test_client().get("/api/late")

    assert answer.status_code == 403


def test_what_is_open_to_everyone_is_this_list(started):
    """Whoever opens a route has to come here; seen to fail with read_words made public."""
    opened = {
        (rule.rule, method)
        for rule in started.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
        if access_of(started, rule.endpoint).action is None
    }

    assert opened == {
        ("/", "GET"),
        ("/<screen:screen>", "GET"),
        ("/om", "GET"),
        ("/healthz", "GET"),
        ("/csp", "POST"),
        ("/api/openapi.json", "GET"),
        ("/api/session", "POST"),
        ("/api/calendar/<token>.ics", "GET"),
    }


def addresses(app):
    for rule in app.url_map.iter_rules():
        if rule.rule not in NOT_IN_CONTRACT:
            path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
            for method in rule.methods - {"HEAD", "OPTIONS"}:
                yield path, method.lower()


def test_the_contract_and_the_routes_are_the_same_set(started):
    """Seen to fail with the words route made by a plain Flask blueprint."""
    document = specification(started)
    promised = {
        (path, method)
        for path, operations in document["paths"].items()
        for method in operations
        if method != "parameters"
    }

    assert document["openapi"] == "3.1.0"
    assert promised == set(addresses(started))


def test_every_operation_says_what_it_does_and_that_it_may_end_in_a_problem(started):
    """Seen to fail with the docstring of read_words taken away."""
    document = specification(started)
    problem = document["components"]["responses"]["DEFAULT_ERROR"]["content"]
    assert list(problem) == ["application/problem+json"]

    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if method != "parameters":
                assert operation.get("summary"), (path, method)
                default = operation["responses"]["default"]
                assert default == {"$ref": "#/components/responses/DEFAULT_ERROR"}


def every_schema():
    waiting = [Schema]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind is not Schema:
            yield kind


def test_every_schema_is_of_ours(started):
    """Seen to fail with WordSchema made from marshmallow's own Schema."""
    used = set(specification(started)["components"]["schemas"]) - {"Problem"}

    assert used <= {kind.__name__.removesuffix("Schema") for kind in every_schema()}


def test_every_schema_refuses_what_it_does_not_know(started):
    """Seen to fail with Meta.unknown = EXCLUDE on SignInSchema."""
    for kind in every_schema():
        assert kind().unknown == ma.RAISE, kind.__name__


BOUNDS = {
    ma.fields.String: (ma.validate.Length, ma.validate.OneOf, ma.validate.Regexp),
    ma.fields.Integer: (ma.validate.Range, ma.validate.Equal),
}
UNBOUNDED_BY_NATURE = (ma.fields.Boolean, ma.fields.Nested)
# What another registry keeps the shape of: a row is as server/sync/entities/ says, and so are its values
# and the pairs of id and version in the manifest. An operation is bounded as a whole.
KEPT_ELSEWHERE = {
    ("ChangeSchema", "row"),
    ("ManifestReplySchema", "records"),
    ("OfferedFieldSchema", "base"),
    ("OfferedFieldSchema", "offered"),
    ("OfferedFieldSchema", "current"),
    ("ChoiceSchema", "set"),
    ("RecordChangeSchema", "base"),
    ("RecordChangeSchema", "set"),
    ("CaseEventSchema", "values"),
}


def scalars_in(field):
    """The field itself, or what a list or dictionary holds."""
    if isinstance(field, ma.fields.List):
        return scalars_in(field.inner)
    if isinstance(field, ma.fields.Dict):
        return [*scalars_in(field.key_field), *scalars_in(field.value_field)]
    return [field]


def test_every_field_has_a_bound(started):
    """Seen to fail with `text(60)` in WordSchema replaced by fields.String()."""
    for kind in every_schema():
        for name, field in kind().fields.items():
            if (kind.__name__, name) in KEPT_ELSEWHERE:
                continue
            for inner in scalars_in(field):
                if not isinstance(inner, UNBOUNDED_BY_NATURE):
                    wanted = next(each for base, each in BOUNDS.items() if isinstance(inner, base))
                    assert any(isinstance(each, wanted) for each in inner.validators), (kind, name)


def test_every_list_that_comes_in_has_a_longest(started):
    """Lists in answers are bounded by the query; those in requests by their schema."""
    for kind in incoming_schemas(started):
        for name, field in kind().fields.items():
            if isinstance(field, ma.fields.List):
                assert any(isinstance(each, ma.validate.Length) for each in field.validators), (
                    kind,
                    name,
                )


def incoming_schemas(app):
    """The schemas of request bodies, and those within them."""
    document = specification(app)
    names = set(re.findall(r"#/components/schemas/(\w+)", str(_bodies(document))))
    found: set[str] = set()
    while names:
        name = names.pop()
        found.add(name)
        inner = str(document["components"]["schemas"][name])
        names |= set(re.findall(r"#/components/schemas/(\w+)", inner)) - found
    return [kind for kind in every_schema() if kind.__name__.removesuffix("Schema") in found]


def _bodies(document):
    return [
        operation["requestBody"]
        for operations in document["paths"].values()
        for method, operation in operations.items()
        if method != "parameters" and "requestBody" in operation
    ]
