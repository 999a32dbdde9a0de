"""The naive way to have two of them: a lease without a token.  Whoever believes to lead goes on, however long it slept.

Run as `python -m tests.naive.no_token run` with the LINLI_ settings.
"""

import sys

from bot.__main__ import main
from bot.lead import Lead
from storage import lease


async def believe(self: Lead) -> None:
    """We led when we looked last."""


if __name__ == "__main__":
    lease.hold = lambda db, token: None
    lease.renew = lambda db, token, life: None
    Lead.current = believe  # type: ignore[method-assign]
    sys.exit(main())
