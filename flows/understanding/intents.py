"""What residents want: report, status, volunteer, propose, discuss, vote, help, chitchat; several at once when they say
several things.

1. A clause that says what they do not want is taken away before anything else reads the text.
2. The whole text has one intent; a clause adds another only when it is certain by itself.
3. Asking about an old report never opens a new one: status and report stand together only if a new thought begins
   between them (另外, 还有, 顺便)."""

import re
from dataclasses import dataclass

from flows.understanding.router import Decision, Route

INTENTS = ("report", "status", "volunteer", "propose", "discuss", "vote", "help", "chitchat")
CERTAIN = 0.6  # probability from which a clause speaks for itself
MOST = 12  # clauses that are looked at one by one
LOUD = 0.97  # from which a report is believed though its matter is unsure
SURER = 0.85  # the same where no new thought is announced
_BREAK = re.compile(r"[,。!?;:、…~\n]+|(?=另外|还有(?!多久|几天|没有)|顺便|顺带|对了|同时|再就是|再帮|还想|也想)")
_NEW = re.compile(
    r"另外|还有|顺便|顺带|对了|同时|再就是|再帮|还想|也想|我也来|我也要|我也可以|[。!?]|[,;](?:关于|(?:现在|今天|这回|今晚)[^,。!?]{1,6}也)"
)
_LEAD = re.compile(r"^(?:另外|还有|顺便|顺带|对了|同时|再就是)(?:问一?下|问问|说一?下|提一?下|想问)?")  # only announces
_ONE_THOUGHT = (("status", "report"), ("discuss", "report"), ("help", "volunteer"))  # kept, left out
_CUES = {
    "status": re.compile(r"[报说提诉映].{0,6}的|进度|工单|单子|催|修好|处理|结果|进展|怎么样|解决"),
    "volunteer": re.compile(r"志愿|义工|公益|义务|帮助?|报名|服务"),
    "propose": re.compile(r"建议|提议|倡议|议题|提案|能不能|可不可以|最好|希望|应该|不如"),
    "discuss": re.compile(r"觉得|认为|反对|赞成|同意|意见|看法|方案|议题|讨论|两句|合理|支持"),
    "vote": re.compile(r"投|票|表决|弃权|选"),
    "help": re.compile(r"帮|陪|人工|找人|请人|找个|教|照顾|真人|搭把手|送"),
    "chitchat": re.compile(r"^$"),
}
_NOT = re.compile(
    r"^(?:我|俺|我们|也|都|真|就|算了|哦|嗯)*(?:不是|不想|不要|不用|不需要|不打算|不报|不提|不讨论|不投|不当|不参加|没有?要|没要|没坏|没想|没打算|先不|并不|不必|无需|取消)"
)
_PROPOSES = re.compile(r"^(?:我|我们|还)?(?:建议|提议|倡议)(?!箱|栏|书)")
_THANKS = re.compile(r"^(?:你好|您好|请问|麻烦|谢谢|多谢|在吗|师傅|唉|哎|那个|喂|嗨)?$")


@dataclass(frozen=True, slots=True)
class Wish:
    """intents: in the order said, at least one.  rest: the text without what was denied.  matter: what of it tells the
    category, without the clauses that want something else."""

    intents: tuple[str, ...]
    rest: str
    matter: str
    why: tuple[str, ...]


def clauses(normal: str) -> list[str]:
    """Pieces of a text between marks and words that begin a new thought; MOST, the last of which is all the rest."""
    return [clause for clause in _BREAK.split(normal, MOST - 1) if clause]


def wish(normal: str, wishes: Route, matters: Route) -> Wish:
    """The intents of a normalised text.  wishes: over the intents lexicon; matters: over the services, which must be
    sure before a clause is a report beside something else."""
    said = clauses(normal)
    kept = [clause for clause in said if not _NOT.match(clause)]
    if said and not kept:
        return Wish(
            ("chitchat",) if len(said) == 1 and len(normal) < 14 else (_best(normal, wishes),),
            normal,
            normal,
            ("denied",),
        )
    rest = ",".join(kept) if len(kept) < len(said) else normal
    whole = wishes(rest)
    found = [_first(whole, rest, matters)]
    if len(kept) > 1:
        found = _several(whole, rest, kept, wishes, matters) or found
    if len(found) > 1:
        found = _sensible(found, rest)
    matter = rest
    if len(found) > 1 and "report" in found:
        matter = ",".join(clause for clause in kept if _best(clause, wishes) in ("report", "help", "status")) or rest
    reason = " ".join(piece for piece, _ in whole.why) if whole.label == found[0] else "by its clause"
    return Wish(tuple(found), rest, matter, (f"{found[0]}: {reason}",))


def _best(text: str, wishes: Route) -> str:
    return wishes(text).label


def _first(whole: Decision, text: str, matters: Route) -> str:
    """The intent of all that was said; a report when the intent is doubtful and the matter is not."""
    if not whole.why:
        return "chitchat"
    if whole.probability >= CERTAIN:
        return whole.label
    matter = matters(text)
    return "report" if matter.certainty == "sure" and matter.label != "other" else whole.label


def _several(whole: Decision, rest: str, kept: list[str], wishes: Route, matters: Route) -> list[str]:
    """Intents of the clauses that are certain, without repeats; chitchat only if nothing else was said."""
    strict = CERTAIN if _NEW.search(rest) or whole.probability < CERTAIN else SURER
    announced, found = bool(_NEW.search(rest)), []
    for clause in (_LEAD.sub("", clause) or clause for clause in kept):
        intent, chance = _told(clause, wishes)
        if _THANKS.match(clause) or intent in found:
            continue
        if intent == whole.label or (
            chance >= _needed(intent, whole.label, strict)
            and _speaks(intent, clause, matters, announced or chance >= LOUD)
        ):
            found.append(intent)
    return [intent for intent in found if intent != "chitchat"]


def _told(clause: str, wishes: Route) -> tuple[str, float]:
    """(intent, probability) of a clause; whoever begins with 建议 proposes, whatever it is about."""
    if _PROPOSES.match(clause):
        return "propose", 1.0
    decision = wishes(clause)
    return decision.label, decision.probability


def _needed(intent: str, whole: str, strict: float) -> float:
    """A report need not be said loudly beside another wish: its matter must be sure as well.  In small talk it must."""
    return CERTAIN if intent == "report" and whole != "chitchat" else strict


def _speaks(intent: str, clause: str, matters: Route, plain: bool) -> bool:
    """Whether a clause says by its own words that it wants this too.  plain: it is loud, or a new thought begins."""
    if intent == "report":
        return matters(clause).certainty in (("sure", "unsure") if plain else ("sure",))
    return bool(_CUES[intent].search(clause))


def _sensible(found: list[str], rest: str) -> list[str]:
    """Keep several intents only when a new thought begins; else the first of a pair that belongs together."""
    if _NEW.search(rest):
        return found
    for kept, left in _ONE_THOUGHT:
        if kept in found and left in found:
            found = [intent for intent in found if intent != left]
    return found
