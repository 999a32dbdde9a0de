# 協商討論：一句一句地聽，一句一句地說。

say-title = 💬 大家怎麼說 · { $title }
say-resident = { $n }號居民
say-party = { $label }（利害關係人）
say-quoted = { $who }：「{ $words }」
say-agree = 同意
say-disagree = 不同意
say-skip = 略過
say-take-back = 撤回我的回答
say-answered = 您的回答：{ $answer }
say-left = 後面還有 { $n } 句。
say-next = 聽下一句
say-new = 我要說一句
say-summary = 看看結果
say-mine = 我的回答
say-all-answered = 別人說的您都聽過了。您也可以說一句。
say-people = { $n } 人回答，{ $statements } 句話。
say-most-agreed = 最認同的：
say-most-divided = 分歧最大的：
say-share = { $share } 同意（{ $low }–{ $high }），{ $n } 人表態
say-own = 您說的：「{ $words }」（{ $state }）
say-state-pending = 待審核
say-state-shown = 已公開
say-state-refused = 沒有公開
say-my-answer = { $n }. { $answer }：{ $words }
say-nothing-yet = 您還沒有說過，也沒有回答過。
say-withdraw = 撤回「{ $words }」
say-words = 請說一句您的看法，不超過 140 個字。大家看到的是「幾號居民」，不是您的名字。
say-in-writing = 請打字說，這樣大家都能看。
say-too-long = 超過 140 個字了，請短一些，或分兩次說。
say-near =
    有人說過差不多的話：
    「{ $said }」
    是一個意思嗎？
say-near-same = 是，我同意這句
say-near-other = 不是，我說的不一樣
say-sure =
    大家會看到：
    「{ $shown }」
    就這樣說嗎？
say-sure-yes = 就這樣說
say-sure-no = 不說了
say-held-first = 裡面有幾個字，要先請工作人員看一眼才公開。
say-held = 待審核：先請工作人員看一眼，結果會通知您。
say-done = 說好了。大家看到您是{ $who }。
say-over = 這個議題現在不在討論。
say-residents-only = 討論是住在這裡的人參加的。請先用 /home 登記住處。
say-too-soon = 剛說過一句，請隔十分鐘再說。可以先聽聽別人怎麼說。
say-told-shown = 您說的「{ $words }」審核過了，大家看得到了。
say-told-refused = 您說的「{ $words }」沒有公開：{ $why }。有異議可以申訴。
say-decided-shown = 好了，大家看得到了。
say-decided-refused = 好了，不公開。已經告訴本人原因。
say-appeal-taken = 記下了，請另一位工作人員再看一次。
parked-say = 剛才的話還沒說完，可以接著說。

unveil-ask = 🔎 查明作者
unveil-why = 為什麼要知道這句話是誰說的？要另一位管理員同意；同意了，本人會看到這個理由。
unveil-nobody = 沒有別的管理員可以同意，不能查。
unveil-waits = 這句話已經有人要查了，等另一位管理員決定。
unveil-asked = 已請另一位管理員決定。還沒同意以前，誰都看不到。
unveil-question = { $admin }想知道這句話是誰說的。同意了，你們兩位會看到名字，本人會收到通知和理由，並記入稽核紀錄。
unveil-yes = 同意查明
unveil-no = 不同意
unveil-refused = 沒有同意，不查了。
unveil-name = { $who }是：{ $name }。請只用在說明的理由，不要外傳。
unveil-told =
    您在討論裡說的一句話，兩位管理員查明了是您說的。
    這句話：{ $words }
    理由：{ $reason }
    有疑問請打 { $phone }。
parked-unveil-why = 剛才查明作者還沒寫理由，可以接著寫。
