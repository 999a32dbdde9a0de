"""Who may do what (R17, R18): every button and every command against every kind of caller.  docs/authorisation.md shows it.

To add a button or a command: add a line to TABLE.  First what is pressed ("accept", "return.not-found") or sent ("/mine"),
then the situation it is tried in (a function of tests/talk/situations.py; write one if none fits), then a word a caller:

does   something changes (also: somebody is told)
asks   nothing but the caller's own talk changes: a question, or a card with buttons (also: a list of the caller's own)
sees   nothing changes; words of the request are shown
no     answered in words only: nothing changes, nothing of the request is shown (a refusal, or a help text)
-      silence: not even an answer

Each button is made for each caller with a good mac, as if it had stood on an older card of theirs: what refuses it is the
database, not the mac.  tests/talk/test_matrix.py then also presses it forged, replayed and borrowed.
"""

from dataclasses import dataclass

CALLERS = {
    "stranger": "wrote once, has nothing here",
    "owner": "the resident whose request it is",
    "resident": "another resident, with a request of their own",
    "other-grid": "a worker of another grid",
    "worker": "the worker who has it",
    "former": "a worker who had it and gave it on",
    "ex": "has it by the records, but is no worker any more",
    "admin": "an admin",
    "facilitator": "a facilitator",
    "auditor": "an auditor",
    "anonymous": "an anonymous admin of a Telegram group (a press there comes from the admin's own id)",
    "channel": "a Telegram channel speaking in a group",
    "bot": "another bot",
}
OUTCOMES = ("does", "asks", "sees", "no", "-")

TABLE = """
what             situation  stranger owner resident other-grid worker former ex   admin facilitator auditor anonymous channel bot

a.agree          question   no       does  no       no         no     no     no   no    no          no      -         -       -
a.change         question   no       asks  no       no         no     no     no   no    no          no      -         -       -
resume           parked     no       asks  no       no         no     no     no   no    no          no      -         -       -
discard          parked     no       asks  no       no         no     no     no   no    no          no      -         -       -
cancel           question   no       asks  no       no         no     no     no   no    no          no      -         -       -

dispatch         open       no       no    no       no         no     no     no   no    no          no      -         -       -
dispatch.worker  open       no       no    no       no         no     no     no   does  no          no      -         -       -
dispatch.p0      open       no       sees  no       no         no     no     no   sees  no          no      -         -       -
decline          open       no       sees  no       no         no     no     no   asks  no          no      -         -       -
decline.not-true open       no       no    no       no         no     no     no   does  no          no      -         -       -
accept           dispatched no       no    no       no         does   no     no   no    no          no      -         -       -
handle           dispatched no       sees  no       no         asks   no     no   sees  no          no      -         -       -
handle           accepted   no       sees  no       no         asks   no     no   sees  no          no      -         -       -
return           dispatched no       sees  no       no         asks   no     no   sees  no          no      -         -       -
return.not-found accepted   no       no    no       no         does   no     no   no    no          no      -         -       -
transfer         accepted   no       sees  no       no         asks   no     no   asks  no          no      -         -       -
transfer.worker  handled    no       no    no       no         sees   no     no   sees  no          no      -         -       -
transfer.former  accepted   no       no    no       no         does   no     no   does  no          no      -         -       -
transfer.p0      accepted   no       sees  no       no         asks   no     no   asks  no          no      -         -       -
refile           accepted   no       no    no       no         asks   no     no   asks  no          no      -         -       -
refile.service   accepted   no       no    no       no         does   no     no   does  no          no      -         -       -
show             accepted   no       sees  no       no         sees   no     no   sees  no          no      -         -       -
show.mine        accepted   no       sees  no       no         sees   no     no   sees  no          no      -         -       -

withdraw         dispatched no       does  no       no         no     no     no   no    no          no      -         -       -
supplement       dispatched no       asks  no       no         no     no     no   no    no          no      -         -       -
satisfied        handled    no       does  no       no         no     no     no   no    no          no      -         -       -
unsatisfied      handled    no       does  no       no         no     no     no   no    no          no      -         -       -
reopen           handled    no       does  no       no         no     no     no   no    no          no      -         -       -

too              public     asks     sees  does     asks       asks   asks   asks asks  asks        asks    -         -       -
too.agreed       public     does     sees  does     does       does   does   does does  does        does    -         -       -
too.agreed       accepted   no       sees  no       no         no     no     no   no    no          no      -         -       -
near             public     sees     sees  sees     sees       sees   sees   sees sees  sees        sees    -         -       -
near             joined     no       sees  sees     no         no     no     no   no    no          no      -         -       -
follow.r         public     does     does  does     does       does   does   does does  does        does    -         -       -
follow.r         accepted   no       does  no       no         no     no     no   no    no          no      -         -       -
follow.b.b3      nothing    does     does  does     does       does   does   does does  does        does    -         -       -
unfollow.r       joined     no       no    does     no         no     no     no   no    no          no      -         -       -
urge             joined     no       does  does     no         no     no     no   no    no          no      -         -       -
supplement       joined     no       asks  asks     no         no     no     no   no    no          no      -         -       -
withdraw         joined     no       does  no       no         no     no     no   no    no          no      -         -       -
reopen           undone     no       does  does     no         no     no     no   no    no          no      -         -       -

unlink           group      no       no    no       no         no     no     no   does  no          no      -         -       -

block            neighbour  no       no    no       no         no     no     no   asks  no          no      -         -       -
block.abuse      neighbour  no       no    no       no         no     no     no   asks  no          no      -         -       -
block.abuse-7    neighbour  no       no    no       no         no     no     no   does  no          no      -         -       -
block.abuse-7    colleague  no       no    no       no         no     no     no   no    no          no      -         -       -
unblock          blocked    no       no    asks     no         no     no     no   does  no          no      -         -       -
appeal           blocked    no       no    does     no         no     no     no   no    no          no      -         -       -

admin            nothing    no       no    no       no         no     no     no   asks  no          no      -         -       -
admin.queue      open       no       no    no       no         no     no     no   sees  no          no      -         -       -
admin.roles      proposed   no       no    no       no         no     no     no   asks  no          no      -         -       -
admin.reviews    unfit      no       no    no       no         no     no     no   sees  no          no      -         -       -
admin.reviews    suspect    no       no    no       no         no     no     no   sees  no          no      -         -       -
admin.broadcasts drafted    no       no    no       no         no     no     no   asks  no          no      -         -       -
staff            nothing    no       no    no       no         no     no     no   asks  no          no      -         -       -
member           staffed    no       no    no       no         no     no     no   asks  no          no      -         -       -
invite           nothing    no       no    no       no         no     no     no   asks  no          no      -         -       -
invite.admin     nothing    no       no    no       no         no     no     no   asks  no          no      -         -       -
invite.volunteer nothing    no       no    no       no         no     no     no   asks  no          no      -         -       -
appoint.yes      proposed   no       no    no       no         no     no     no   does  no          no      -         -       -
appoint.no       proposed   no       no    no       no         no     no     no   does  no          no      -         -       -
revoke           role_held  no       no    no       no         no     no     no   asks  no          no      -         -       -
revoke.yes       role_held  no       no    no       no         no     no     no   does  no          no      -         -       -
grid             nothing    no       no    no       no         no     no     no   asks  no          no      -         -       -
gridof.0         nothing    no       no    no       no         no     no     no   asks  no          no      -         -       -
gridadd.0        nothing    no       no    no       no         no     no     no   asks  no          no      -         -       -
gridto.0         elsewhere  no       no    no       no         no     no     no   asks  no          no      -         -       -
gridto.0.yes     elsewhere  no       no    no       no         no     no     no   does  no          no      -         -       -
service          nothing    no       no    no       no         no     no     no   asks  no          no      -         -       -
serviceof.0      nothing    no       no    no       no         no     no     no   asks  no          no      -         -       -
days.0.15        days       no       no    no       no         no     no     no   asks  no          no      -         -       -
days.0.15.yes    days       no       no    no       no         no     no     no   does  no          no      -         -       -
day              nothing    no       no    no       no         no     no     no   asks  no          no      -         -       -
turn.20261124    worked     no       no    no       no         no     no     no   asks  no          no      -         -       -
turn.20261124.yes worked     no       no    no       no         no     no     no   does  no          no      -         -       -
canned           written    no       no    no       no         no     no     no   asks  no          no      -         -       -
can              nothing    no       no    no       no         no     no     no   asks  no          no      -         -       -
uncan            written    no       no    no       no         no     no     no   does  no          no      -         -       -
reply            replied    no       no    no       no         no     no     no   asks  no          no      -         -       -
reply.1          replied    no       no    no       no         no     no     no   does  no          no      -         -       -

lives.yes        asked_home no       no    no       no         does   no     no   does  no          no      -         -       -
lives.no         asked_home no       no    no       no         does   no     no   does  no          no      -         -       -
moveout          living     no       asks  no       no         no     no     no   no    no          no      -         -       -
moveout.yes      living     no       does  no       no         no     no     no   no    no          no      -         -       -
myhome           living     no       asks  no       no         no     no     no   no    no          no      -         -       -
queue.0          open       no       no    no       no         no     no     no   sees  no          no      -         -       -
tasks.0          accepted   no       no    no       asks       sees   asks   no   no    no          no      -         -       -
acceptall        dispatched no       no    no       asks       does   asks   no   no    no          no      -         -       -
tools            nothing    no       no    no       asks       asks   asks   no   no    no          no      -         -       -
patrol           nothing    no       no    no       asks       asks   asks   no   no    no          no      -         -       -
handover         accepted   no       no    no       no         asks   no     no   no    no          no      -         -       -
handover.former  accepted   no       no    no       no         does   no     no   no    no          no      -         -       -
leave            nothing    no       no    no       asks       asks   asks   no   no    no          no      -         -       -
leave.end        away       no       no    no       no         does   no     no   no    no          no      -         -       -
more             accepted   no       no    no       no         asks   no     no   no    no          no      -         -       -
hold             accepted   no       sees  no       no         asks   no     no   sees  no          no      -         -       -
extend           accepted   no       sees  no       no         asks   no     no   sees  no          no      -         -       -
restart          held       no       sees  no       no         does   no     no   does  no          no      -         -       -
grant            extending  no       sees  no       no         sees   no     no   does  no          no      -         -       -
deny             extending  no       sees  no       no         sees   no     no   does  no          no      -         -       -
merge            accepted   no       sees  no       no         asks   no     no   asks  no          no      -         -       -
merge.other      twice      no       sees  no       no         does   no     no   does  no          no      -         -       -
split            merged     no       no    no       no         asks   no     no   asks  no          no      -         -       -
split.other      merged     no       no    no       no         does   no     no   does  no          no      -         -       -
assist           accepted   no       no    no       no         asks   no     no   no    no          no      -         -       -
assist.0         accepted   no       no    no       no         does   no     no   no    no          no      -         -       -
assisted.contact helped     no       no    no       no         no     no     no   no    no          no      -         -       -
assisted.done    helped     no       no    no       no         no     no     no   no    does        no      -         -       -
confirm          sampled    no       no    no       no         no     does   no   does  no          no      -         -       -
refute           sampled    no       no    no       no         no     does   no   does  no          no      -         -       -

publish.shown    unfit      no       no    no       no         no     no     no   does  no          no      -         -       -
publish.refused  unfit      no       no    no       no         no     no     no   does  no          no      -         -       -
look             unshown    no       does  no       no         no     no     no   no    no          no      -         -       -

language.en      nothing    does     does  does     does       does   does   does does  does        does    -         -       -
figures.week     accepted   no       no    no       no         no     no     no   asks  no          asks    -         -       -

relocate         dispatched no asks no no no no no no no no - - -

consent.abroad-yes nothing    does does does does does does does does does does - - -
consent.abroad-no nothing    does does does does does does does does does does - - -
consent.property-yes nothing    does does does does does does does does does does - - -
consent.guardian-yes nothing    does does does does does does does does does does - - -
consent.property-no nothing    no no no no no no no no no no - - -
consent.publish-no nothing    no no no no no no no no no no - - -
consent.guardian-no nothing  asks     asks  asks     asks       asks   asks   asks asks  asks        asks    -         -       -
consent.notice-no nothing    asks asks does asks asks asks asks asks asks asks - - -
consent.minor    nothing    does does does does does does does does does does - - -
me.data          nothing    asks asks asks asks asks asks asks asks asks asks - - -
me.rename        nothing    asks asks asks asks asks asks asks asks asks asks - - -
me.rephone       nothing    asks asks asks asks asks asks asks asks asks asks - - -
me.delete        nothing    asks asks asks asks asks asks asks no asks asks - - -
me.keep          nothing    no no no no no no no no no no - - -
me.erase         sure       does does does does does does does no does does - - -
set.simple-off   nothing    does does does does does does does does does does - - -
set.simple-on    nothing    no no no no no no no no no no - - -
set.name         nothing    asks asks asks asks asks asks asks asks asks asks - - -
set.link         nothing    does does does does does does does does does does - - -
set.privacy      nothing    asks asks asks asks asks asks asks asks asks asks - - -

me.for           nothing    asks asks asks asks asks asks asks asks asks asks - - -
right.ask-reached wanted    no no no no no no no asks no no - - -
right.ask-visited wanted    no no no no no no no asks no no - - -
right.reached    wanted     no no no no no no no does no no - - -
right.visited    wanted     no no no no no no no does no no - - -
right.refused    wanted     no no no no no no no does no no - - -
call.me          nothing    asks asks asks asks asks asks asks asks asks asks - - -
call.show        owed       no no no no no no no sees no no - - -
call.phone       owed       no no no no no no no does no no - - -
call.reached     owed       no no no no no no no asks no no - - -
call.visited     owed       no no no no no no no asks no no - - -
call.missed      owed       no no no no no no no does no no - - -
call.satisfied-reached owed       no no no no no no no does no no - - -
call.reopen-visited owed       no no no no no no no does no no - - -
broadcast.show   drafted    no       no    no       no         no     no     no   asks  no          no      -         -       -
broadcast.list   drafted    no       no    no       no         no     no     no   sees  no          no      -         -       -
broadcast.text   drafted    no       no    no       no         no     no     no   sees  no          no      -         -       -
broadcast.new    drafted    no       no    no       no         no     no     no   asks  no          no      -         -       -
broadcast.submit drafted    no       no    no       no         no     no     no   does  no          no      -         -       -
broadcast.review drafted    no       no    no       no         no     no     no   no    no          no      -         -       -
broadcast.alone  drafted    no       no    no       no         no     no     no   asks  no          no      -         -       -
broadcast.refuse drafted    no       no    no       no         no     no     no   no    no          no      -         -       -
broadcast.refuse-facts drafted no       no    no       no         no     no     no   no    no          no      -         -       -
broadcast.abort  drafted    no       no    no       no         no     no     no   does  no          no      -         -       -
broadcast.send   reviewed   no       no    no       no         no     no     no   does  no          no      -         -       -
broadcast.at9    reviewed   no       no    no       no         no     no     no   does  no          no      -         -       -
broadcast.at18   reviewed   no       no    no       no         no     no     no   does  no          no      -         -       -
broadcast.when   reviewed   no       no    no       no         no     no     no   asks  no          no      -         -       -
broadcast.page   drafted    no       no    no       no         no     no     no   asks  no          no      -         -       -
broadcast.pause  sending    no       no    no       no         no     no     no   does  no          no      -         -       -
broadcast.resume paused     no       no    no       no         no     no     no   does  no          no      -         -       -
/broadcast       nothing    no       no    no       no         no     no     no   asks  no          no      -         -       -
/broadcast       drafted    no       no    no       no         no     no     no   sees  no          no      -         -       -
habit.hours      nothing    asks     asks  asks     asks       asks   asks   asks asks  asks        asks    -         -       -
habit.hours-1    nothing    does     does  does     does       does   does   does does  does        does    -         -       -
habit.digest     nothing    does     does  does     does       does   does   does does  does        does    -         -       -
habit.single     nothing    does     does  does     does       does   does   does does  does        does    -         -       -
habit.unmute-news nothing   does     does  does     does       does   does   does does  does        does    -         -       -
habit.mute-news  nothing    does     does  does     does       does   does   does does  does        does    -         -       -
habit.show       nothing    asks     asks  asks     asks       asks   asks   asks asks  asks        asks    -         -       -
begin            nothing    asks     asks  asks     asks       asks   asks   asks asks  asks        asks    -         -       -
begin.shift      planned    asks     asks  asks     asks       asks   asks   asks asks  asks        asks    -         -       -
begin.volunteer  nothing    asks     asks  asks     asks       asks   asks   asks asks  asks        asks    -         -       -

say.next         discussion sees   sees   sees   sees   sees   sees   sees   sees   sees   sees   -      -      -
say.new          discussion no     no     asks   no     no     no     no     no     no     no     -      -      -
say.summary      discussion sees   sees   sees   sees   sees   sees   sees   sees   sees   sees   -      -      -
say.mine         discussion sees   sees   sees   sees   sees   sees   sees   sees   sees   sees   -      -      -
say.agree        discussing no     sees   does   no     no     no     no     no     no     no     -      -      -
say.disagree     discussing no     sees   does   no     no     no     no     no     no     no     -      -      -
say.skip         discussing no     sees   does   no     no     no     no     no     no     no     -      -      -
say.back         answered   sees   sees   does   sees   sees   sees   sees   sees   sees   sees   -      -      -
say.show         answered   sees   sees   sees   sees   sees   sees   sees   sees   sees   sees   -      -      -
say.withdraw     discussing no     does   no     no     no     no     no     no     no     no     -      -      -
say.pass         suspect    no     no     no     no     no     no     no     does   does   no     -      -      -
say.bar          suspect    no     no     no     no     no     no     no     does   does   no     -      -      -
say.who          two_admins no     no     no     no     no     no     no     asks   no     no     -      -      -
unveil.yes       unveiled   no     no     no     no     no     no     no     does   no     no     -      -      -
say.appeal       barred     no     does   no     no     no     no     no     no     no     no     -      -      -

meet.new         tabled     no       no    no       no         no     no     no   asks  asks        no      -         -       -
meet.show        meeting    sees     sees  sees     sees       sees   sees   sees sees  sees        sees    -         -       -
meet.sign        meeting    no       no    no       asks       asks   asks   no   asks  asks        no      -         -       -
meet.minutes     meeting    no       no    no       no         no     no     no   asks  asks        no      -         -       -
/meet            meeting    does     does  does     does       does   does   does does  does        does    -         -       -

vote.new         tabled     no       no    no       no         no     no     no   asks  asks        no      -         -       -
vote.show        polled     sees     sees  sees     sees       sees   sees   sees sees  sees        sees    -         -       -
vote.turnout     polled     no       no    no       no         no     no     no   no    no          no      -         -       -
vote.eyes        polled     no       no    no       no         no     no     no   no    no          no      -         -       -
vote.manage      polled     no       no    no       no         no     no     no   sees  sees        no      -         -       -
vote.cancel      polled     no       no    no       no         no     no     no   asks  asks        no      -         -       -
vote.paper       polled     no       no    no       asks       asks   asks   no   asks  asks        no      -         -       -
vote.box         polled     no       no    no       no         no     no     no   asks  asks        no      -         -       -
vote.check       rolled     no       no    no       no         no     no     no   does  does        no      -         -       -
vote.announce    checked    no       no    no       no         no     no     no   does  does        no      -         -       -
vote.hurry       convened   no       no    no       no         no     no     no   asks  asks        no      -         -       -
vote.code        rolled     no       no    no       no         no     no     no   asks  asks        no      -         -       -
vote.proxy       rolled     no       no    no       no         no     no     no   asks  asks        no      -         -       -
vote.object      shown      no       asks  no       no         no     no     no   no    no          no      -         -       -
vote.answer      objected   no       no    no       no         no     no     no   asks  asks        no      -         -       -
vote.right       scrutinised no      no    no       no         no     no     no   no    no          does    -         -       -
vote.wrong       scrutinised no      no    no       no         no     no     no   no    no          does    -         -       -
vote.own         owned      no       sees  no       no         no     no     no   no    no          no      -         -       -
ballot.yes       ballots    no       does  no       no         no     no     no   no    no          no      -         -       -
ballot.unit      ballots    no       sees  no       no         no     no     no   no    no          no      -         -       -
/vote            polled     no       sees  sees     no         no     no     no   no    no          no      -         -       -
/vote            coded      does     does  does     does       does   does   does does  does        does    -         -       -

/quiet           nothing    asks     asks  asks     asks       asks   asks   asks asks  asks        asks    -         -       -
/start           nothing    no       no    no       no         no     no     no   no    no          no      -         -       -
/help            nothing    no       no    no       no         no     no     no   no    no          no      -         -       -
/notices         nothing    no       no    no       no         no     no     no   no    no          no      -         -       -
notices          nothing    no       no    no       no         no     no     no   no    no          no      -         -       -
/privacy         nothing    asks     asks  asks     asks       asks   asks   asks asks  asks        asks    -         -       -
/status          nothing    no       no    no       no         no     no     no   no    no          no      -         -       -
/report          nothing    asks     asks  asks     asks       asks   asks   asks asks  asks        asks    -         -       -
/mine            accepted   no       sees  asks     no         no     no     no   no    no          no      -         -       -
/tasks           accepted   no       no    no       asks       sees   asks   no   no    no          no      -         -       -
/tasks           open       no       no    no       asks       asks   asks   no   sees  no          no      -         -       -
/nearby          public     sees     no    sees     sees       sees   sees   sees sees  sees        sees    -         -       -
/follow          joined     no       asks  asks     no         no     no     no   no    no          no      -         -       -
/linkgroup       nothing    no       no    no       no         no     no     no   does  no          no      -         -       -
/start           from_group no       does  no       no         no     no     no   no    no          no      -         -       -
/start           poster     asks     asks  asks     asks       asks   asks   asks asks  asks        asks    -         -       -
/block           numbered   no       no    no       no         no     no     no   asks  no          no      -         -       -
/patrol          nothing    no       no    no       asks       asks   asks   no   no    no          no      -         -       -
/cancel          question   no       asks  no       no         no     no     no   no    no          no      -         -       -
/figures         accepted   no       no    no       no         no     no     no   asks  no          asks    -         -       -
/mydata          nothing    asks asks asks asks asks asks asks asks asks asks - - -
/deletemydata    nothing    asks asks asks asks asks asks asks no asks asks - - -
/settings        nothing    asks asks asks asks asks asks asks asks asks asks - - -
/link            nothing    does does does does does does does does does does - - -
/behalf          nothing    asks asks asks asks asks asks asks asks asks asks - - -
/language        nothing    asks     asks  asks     asks       asks   asks   asks asks  asks        asks    -         -       -
/admin           nothing    no       no    no       no         no     no     no   asks  no          no      -         -       -
/roles           nothing    no       no    no       no         no     no     no   asks  no          no      -         -       -
/home            living     no       asks  no       no         no     no     no   no    no          no      -         -       -
/home            household  does     does  does     does       does   does   does does  does        does    -         -       -
/claim           invitation does     does  does     does       does   does   does does  does        does    -         -       -

vol.change       offering   no no asks no no no no no no no - - -
vol.pause        offering   no no does no no no no no no no - - -
vol.leave        offering   no no asks no no no no no no no - - -
vol.leave-yes    offering   no no does no no no no no no no - - -
guardian.yes     pupil      no no no no no no no does no no - - -
guardian.no      pupil      no no no no no no no does no no - - -
proof.fit        proved     no no no no no no no does no no - - -
proof.refused    proved     no no no no no no no does no no - - -
aid.new          nothing    asks asks asks asks asks asks asks asks asks asks - - -
aid.show         aided      no sees no no no no no no no no - - -
aid.cancel       aided      no does no no no no no no no no - - -
aid.word         going      no asks no no no no no no no no - - -
help.show        aided      no no sees no no no no no no no - - -
help.yes         aided      no no does no no no no no no no - - -
help.no          aided      no no does no no no no no no no - - -
help.drop        going      no no does no no no no no no no - - -
help.word        going      no no asks no no no no no no no - - -
help.q4          going      no no does no no no no no no no - - -
judge.q4         differing  no no no no no no no does no no - - -
heard.yes        told       no does no no no no no no no no - - -
heard.q2         told       no does no no no no no no no no - - -
rate.good        told       no does no no no no no no no no - - -
manners.fair     told       no no does no no no no no no no - - -
bank.show        nothing    no no no no no no no asks no no - - -
bank.grant       nothing    no no no no no no no does no no - - -
/aid             aided      asks asks asks asks asks asks asks asks asks asks - - -
shift.show       planned    asks asks asks asks asks asks asks asks asks asks - - -
shift.join       planned    asks asks does asks asks asks asks asks asks asks - - -
shift.leave      listed     asks asks does asks asks asks asks asks asks asks - - -
shift.ics        listed     asks asks no asks asks asks asks asks asks asks - - -
shift.dispute    ended      no no asks no no no no no no no - - -
lead.new         nothing    no no no asks asks asks no asks asks no - - -
lead.show        listed     no no no no asks no no asks no no - - -
lead.code        listed     no no no no asks no no asks no no - - -
lead.cancelled   listed     no no no no does no no does no no - - -
lead.finished    begun      no no no no does no no does no no - - -
proxy.one        begun_at   no no no no does no no does no no - - -
proxy.two        seen_at    no no no does no does no does does no - - -
is.new           named      no no no no asks no no asks no no - - -
is.resident      named      no no no no does no no does no no - - -
served.q4        begun_at   no no no no does no no does no no - - -
settle.q12       disputed   no no no no no no no does no no - - -
/shifts          listed     asks asks asks asks asks asks asks asks asks asks - - -
honour.show      nothing    asks asks asks asks asks asks asks asks asks asks - - -
honour.list      offering   asks asks does asks asks asks asks asks asks asks - - -
honour.paper     served     no no does no no no no no no no - - -
reward.haircut   served     asks asks does asks asks asks asks asks asks asks - - -
donate           served     asks asks does asks asks asks asks asks asks asks - - -
voucher.used     redeemed   no no no no no no no does no no - - -
voucher.undone   redeemed   no no no no no no no does no no - - -
bank.revoke      nothing    no no no no no no no asks no no - - -
void             certified  no no no no no no no asks no no - - -
/hours           served     asks asks asks asks asks asks asks asks asks asks - - -
/bank            nothing    no no no no no no no asks no no - - -
/volunteer       offering   asks asks asks asks asks asks asks asks asks asks - - -

topic.new        nothing    asks     asks  asks     asks       asks   asks   asks asks  asks        asks    -         -       -
topic.open       seconding  sees     sees  sees     sees       sees   sees   sees sees  sees        sees    -         -       -
topic.second-0   seconding  no       no    does     no         no     no     no   no    no          no      -         -       -
topic.second-0   published  no       no    no       no         no     no     no   no    no          no      -         -       -
topic.drop-0     seconding  no       does  no       no         no     no     no   no    no          no      -         -       -
topic.watch      seconding  does     does  does     does       does   does   does does  does        does    -         -       -
topic.accept     seconding  no    no    no    no    no    no    no    no    asks  no    -     -     -
topic.small      seconding  no    no    no    no    no    no    no    no    asks  no    -     -     -
topic.override-accept seconding no   no    no       no         no     no     no   no    asks        no      -         -       -
topic.decline    seconding  no       no    no       no         no     no     no   no    asks        no      -         -       -
topic.withdraw   seconding  no       asks  no       no         no     no     no   no    no          no      -         -       -
topic.merge      seconding  no    no    no    no    no    no    no    no    asks  no    -     -     -
topic.refer      seconding  no       no    no       no         no     no     no   no    asks        no      -         -       -
topic.refer-12345 seconding no       no    no       no         no     no     no   no    asks        no      -         -       -
topic.extend     seconding  no       no    no       no         no     no     no   no    asks        no      -         -       -
topic.length     seconding  no       no    no       no         no     no     no   no    asks        no      -         -       -
topic.length-60  seconding  no       no    no       no         no     no     no   no    does        no      -         -       -
topic.prolong    unwanted   no       does  no       no         no     no     no   no    no          no      -         -       -
topic.answer     outside    no       no    no       no         no     no     no   no    asks        no      -         -       -
topic.write      drafting   no       no    no       no         no     no     no   no    asks        no      -         -       -
topic.freeze     drafting   no       no    no       no         no     no     no   no    does        no      -         -       -
topic.table      drafting   no    no    no    no    no    no    no    no    asks  no    -     -     -
topic.speak      drafting   no       no    no       no         no     no     no   no    no          no      -         -       -
topic.resolve    deliberating no       no    no       no         no     no     no   no    no          no      -         -       -
topic.return     deliberating no       no    no       no         no     no     no   no    asks        no      -         -       -
topic.result     published  sees     sees  sees     sees       sees   sees   sees sees  sees        sees    -         -       -
topic.object     published  asks     asks  asks     asks       asks   asks   asks asks  asks        asks    -         -       -
topic.correct    published  no       no    no       no         no     no     no   no    asks        no      -         -       -
topic.interrupt  published  no       no    no       no         no     no     no   no    asks        no      -         -       -
topic.photo      published  no       no    no       no         no     no     no   no    asks        no      -         -       -
topic.broadcast  published  no       no    no       no         no     no     no   does  no          no      -         -       -
topic.follow     published  no       no    no       no         no     no     no   no    no          no      -         -       -
objection.reply  opposed    no       no    no       no         no     no     no   no    asks        no      -         -       -
topic.item       following  no       no    no       no         no     no     no   no    asks        no      -         -       -
topic.land-satisfied following no    does  does     no         no     no     no   no    no          no      -         -       -
topic.items      itemed     sees  sees  sees  sees  sees  sees  sees  sees  sees  sees  -     -     -
topic.file       following  no    no    no    no    no    no    no    no    no    no    -     -     -
item.open        itemed     sees     sees  sees     sees       sees   sees   sees sees  sees        sees    -         -       -
item.progress    itemed     no       no    no       no         asks   no     no   no    no          no      -         -       -
item.done        itemed     no       no    no       no         asks   no     no   no    no          no      -         -       -
item.supervise   itemed     no       no    no       no         no     no     no   does  does        no      -         -       -
hotspot.g1.001   nothing    no       no    no       no         no     no     no   no    asks        no      -         -       -
/propose         nothing    asks     asks  asks     asks       asks   asks   asks asks  asks        asks    -         -       -
/topics          nothing    asks     asks  asks     asks       asks   asks   asks asks  asks        asks    -         -       -
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of TABLE.  cells: caller -> outcome."""

    what: str
    situation: str
    cells: dict[str, str]

    @property
    def verb(self) -> str:
        """The key in ACTIONS, or in COMMANDS behind a stroke."""
        return self.what.partition(".")[0]

    @property
    def name(self) -> str:
        """For the list of tests."""
        return f"{self.what}-{self.situation}"


def rows() -> list[Row]:
    """TABLE, read.  Raises AssertionError for a line that does not fit."""
    head, *lines = (line.split() for line in TABLE.splitlines() if line.strip())
    assert head == ["what", "situation", *CALLERS], "the head names every caller in order"
    made = []
    for line in lines:
        assert len(line) == len(head), f"{line[0]}: {len(line)} columns, not {len(head)}"
        assert set(line[2:]) <= set(OUTCOMES), f"{line[0]}: {set(line[2:]) - set(OUTCOMES)} is no outcome"
        made.append(Row(line[0], line[1], dict(zip(CALLERS, line[2:], strict=True))))
    return made


def page() -> str:
    """docs/authorisation.md."""
    intro = __doc__.partition("\n\n")[2].partition("\n\n")[2] if __doc__ else ""
    outcomes = [line for line in intro.partition("\n\n")[0].splitlines() if line]
    head = ["what", "situation", *CALLERS]
    table = [
        head,
        ["---"] * len(head),
        *([f"`{r.what}`", r.situation, *map(_cell, r.cells.values())] for r in rows()),
    ]
    return "\n".join(
        [
            "# Who may do what\n",
            "Made by `make docs` from [tests/talk/matrix.py](../tests/talk/matrix.py), which `make test` drives against",
            "SQLite and `make faults` against both databases: each button with a good signature in the hands of each caller,",
            "then forged, replayed and borrowed.\n",
            "| outcome | means |\n|---|---|",
            *(f"| {_cell(line.split()[0])} | {line.split(maxsplit=1)[1]} |" for line in outcomes),
            "\n| caller | is |\n|---|---|",
            *(f"| {name} | {about} |" for name, about in CALLERS.items()),
            "",
            *(f"| {' | '.join(line)} |" for line in table),
            "",
        ]
    )


def _cell(outcome: str) -> str:
    return {"no": "·", "-": "–"}.get(outcome, outcome)
