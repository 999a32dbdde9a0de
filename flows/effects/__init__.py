"""What a finished dialogue wants done.  Handlers apply effects in order inside the unit of work."""

from flows.effects.bank import Bank
from flows.effects.broadcasts import Broadcasting
from flows.effects.persons import Persons
from flows.effects.requests import Reporting
from flows.effects.talk import Talking
from flows.effects.topics import Deciding
from flows.effects.votes import Voting
from flows.effects.work import Work

Effect = Talking | Reporting | Persons | Work | Broadcasting | Deciding | Voting | Bank
