# 群組裡：不說任何人的事；要說的，私下接著說。

group-draft = 為了保護隱私，請點下面私下接著說。您剛才說的已經帶過去了，不用再打一次。
group-how =
    要把辦結的訊息發到一個群組：先把機器人加進群組，再在群組裡傳下面這一行（24 小時內有效，只能用一次，只有您能用）。
    群組裡只會看到編號、公開的樓號和「辦結了」。在群組裡傳 /unlinkgroup 就取消。
group-title = 連結群組
group-line = 已連結：{ $title }（{ $clock }）
group-unlink = 取消：{ $title }
group-linked = 好了，辦結的訊息會發到這個群組。這裡不會出現任何人的資料。
group-unlinked = 好的，不再往群組裡發訊息。
group-code-wrong = 這個碼不對、用過了或過期了。請私下傳 /linkgroup 拿一個新的。
group-not-admin = 這是管理員用的。
group-done =
    ✅ { $number } { $what ->
        [none] 辦結了。
       *[other] { $what }，辦結了。
    }
report-here = 您在{ $place }。
