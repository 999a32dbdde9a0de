# Before neighbours see it: the author sees the masked words; doubtful ones are looked at by a person first.

public-preview = Neighbours will see: { $words }
public-held = A few words have to be looked at by the office first. The matter itself goes ahead at once; only neighbours see it later.
public-waits = { $number } is under review: the matter has gone out as usual. The office looks at the public part first, and I will tell you.
public-title = { $number }: may it be public?
public-why = Why you are asked: { $why }
public-appealed = The author appeals; please look again.
public-yes = Make public
public-no = Keep private
public-shown = Done, neighbours can see { $number } now.
public-refused = Done, { $number } stays private. The author has been told why.
public-told-shown = { $number } was reviewed; neighbours can see it now (phones, doors and the like are masked).
public-told-refused = { $number } is not shown to neighbours: { $why }. The matter itself goes on. You can appeal, or call { $phone }.
public-not-admin = This is for admins; your own is looked at by another one.
unfit-insult = it may hold an insult
unfit-threat = it may hold a threat
unfit-obscene = it may hold obscene words
unfit-advert = it may be an advertisement
unfit-drugs = it may be about forbidden goods
unfit-hate = it may hold words of hate
