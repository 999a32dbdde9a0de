# 會議：通知、簽到、紀錄。

meet-new = 開會
meet-when = 什麼時候開會？例如：12月20日下午兩點
meet-place = 在哪裡開？
meet-sure =
    { $at }，{ $place }。
    這樣通知嗎？
meet-sure-yes = 通知
meet-sure-no = 不開了
meet-announce-first = 請先公告表決，再定會議時間：居民會議要提前十日通知。
meet-too-early = 太早了。依公告，{ $clock } 以後才能開這個會（城市居民委員會組織法第二十六條）。
meet-code =
    簽到碼：{ $code }
    請寫在會場裡。到場的人在自己的手機上傳：/meet { $code }
meet-title = 🪑 會議 { $n }
meet-at = { $clock }，{ $place }
meet-signed = 已簽到 { $n } 人
meet-minutes-are = 會議紀錄：{ $words }
meet-photos-are = 照片 { $n } 張
meet-sign = 代沒帶手機的人簽到
meet-write = 寫會議紀錄
meet-unit = 誰到了？寫名冊上的一戶，例如：3號樓2單元501
meet-minutes = 請寫會議紀錄：誰發了言、有什麼不同意見、怎麼定的。
meet-photos = 有照片請傳來：會場、簽到表。傳完按「好了」。
meet-photos-done = 好了
meet-sign-first = { $unit }：記下了。要再有一位同事也看到本人才算到場。
meet-sign-second = { $unit }：兩位同事都看到了，已簽到。
meet-sign-twice = { $unit }：您已經記過了，要另一位同事來確認。
meet-not-now = 簽到在會議前兩小時到會後十二小時。會議時間：{ $clock }
meet-how = 到會場後，把牆上的簽到碼傳給我，例如：/meet AB3D5F
meet-code-wrong = 這個簽到碼不對，或現在不是簽到時間。
meet-signed-in = ✓ 簽到了。
meet-news = 請您來開會：{ $clock }，{ $place }
parked-meet = 剛才的會議通知還沒說完，可以接著來。
parked-meet-minutes = 剛才的會議紀錄還沒寫完，可以接著寫。
parked-meet-sign = 剛才的代簽到還沒說完，可以接著來。
