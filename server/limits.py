"""How often something may be tried (security.md 5.4).

Counted in this process's memory; docs/limits.md says what that means with several workers.
"""

import math
import time

from flask import current_app, request
from flask_limiter.util import get_remote_address
from limits import RateLimitItemPerMinute

from server.errors import TooLarge, TooManyAttempts
from server.extensions import limiter

SIGN_IN_PER_ACCOUNT = RateLimitItemPerMinute(5, namespace="sign-in-account")
SIGN_IN_PER_ADDRESS = RateLimitItemPerMinute(30, namespace="sign-in-address")
SEARCHES_PER_USER = RateLimitItemPerMinute(60, namespace="search-user")
CALENDARS_PER_ADDRESS = RateLimitItemPerMinute(60, namespace="calendar-address")
# While a form is typed it is asked after each pause.
MATCHES_PER_USER = RateLimitItemPerMinute(120, namespace="matches-user")
REPORTS_PER_ADDRESS = RateLimitItemPerMinute(60, namespace="csp-address")


def count_sync(user_id: str) -> None:
    """Count one sync request of a user. Raises TooManyAttempts."""
    most: int = current_app.config["SETTINGS"].sync_per_minute
    count(RateLimitItemPerMinute(most, namespace="sync-user"), user_id)


def count(limit: RateLimitItemPerMinute, whom: str | None = None) -> None:
    """Count one attempt by `whom` (the caller's address unless said).

    Raises TooManyAttempts, with the seconds to wait, when there have been too many.
    """
    whom = whom or get_remote_address()
    if not limiter.limiter.hit(limit, whom):
        again_at = limiter.limiter.get_window_stats(limit, whom).reset_time
        raise TooManyAttempts(retry_after=max(1, math.ceil(again_at - time.time())))


def forgive(limit: RateLimitItemPerMinute, whom: str) -> None:
    """Forget the attempts of `whom`: a success shows that they were nobody's attack."""
    limiter.limiter.clear(limit, whom)


def limit_body(size: int) -> None:
    """Refuse the present request when its body is more than `size` bytes. Raises TooLarge."""
    request.max_content_length = size
    if (request.content_length or 0) > size:
        raise TooLarge
