"""One server with the demo for all the tests of a module: what happens on the phones is what is tried."""

from collections.abc import Iterator

import pytest

from tests.support.demo import Instance
from tests.support.serving import Server, served


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    """An instance with the demo. Every test logs at a place of its own."""
    made = Instance(tmp_path_factory.mktemp("faults") / "instance")
    made.load_demo()
    return made


@pytest.fixture(scope="module")
def server(instance: Instance) -> Iterator[Server]:
    """The server on that instance."""
    with served(instance.folder) as running:
        yield running
