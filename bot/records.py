"""What anybody may check on the web site: the public record of a vote, a certificate by its code."""

from collections.abc import Sequence

from bot.office import Office
from flows.language import negotiate
from handlers.certificates import certified
from handlers.house import House
from storage import honours, votes


class Records:
    """Asked of the database each time."""

    def __init__(self, office: Office, house: House):
        self._office, self._house = office, house

    async def vote(self, number: str) -> str:
        """The public record of a topic's vote; '' before it is closed."""
        return await self._office.read(lambda db: votes.published(db, number))

    async def certificate(self, code: str, language: str) -> Sequence[str]:
        """What the certificate with this code says; () = there is none.  language: as a browser sends it."""
        house, tag = self._house, negotiate(language, self._house.languages())
        made = await self._office.read(lambda db: honours.certificate(db, house.seal, code))
        return () if made is None else certified(house, tag, made)
