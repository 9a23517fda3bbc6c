"""What holds for every pytest run in this repository: no skips, and steady Hypothesis."""

import os

from hypothesis import settings

pytest_plugins = ["tests.support.no_skips", "tests.support.browser", "tests.support.saying"]

# No deadline: two busy cores are slow now and then, and slow is not wrong. CI tries the same
# examples each time, so that it fails for a change and not by chance; people try new ones.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")
