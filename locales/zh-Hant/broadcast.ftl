# 群發：寫、審、發、看。

broadcast-admins-only = 群發是管理員用的。您有事直接說就好。
broadcast-list = 最近的群發。點編號看，或寫一則新的。
broadcast-new = 寫一則新的
broadcast-kind = 要發什麼？
broadcast-kind-notice = 社區通知
broadcast-kind-emergency = 社區緊急通知
broadcast-kind-warning = 轉發政府預警
broadcast-source = 預警是誰發布的？比如：臺北市政府
broadcast-level = 什麼級別？
broadcast-level-blue = 藍色
broadcast-level-yellow = 黃色
broadcast-level-orange = 橙色
broadcast-level-red = 紅色
broadcast-issued = 什麼時候發布的？照原文寫，比如：11月23日 9:30
broadcast-words = 請寫內容（{ $tongue }）。要配圖，先傳照片。
broadcast-words-more = 再寫{ $tongue }的。沒有就點「不寫」，那些人看到前面寫的。
broadcast-words-skip = 不寫
broadcast-audience = 發給誰？
broadcast-audience-all = 全體
broadcast-audience-grid = 一個網格
broadcast-audience-building = 一棟樓
broadcast-audience-role = 工作人員
broadcast-audience-language = 說某種語言的
broadcast-which = 哪一個？點一下，或打出名字。
broadcast-which-unclear = 沒有找到，請照名單上的名字寫。
broadcast-role-worker = 網格員
broadcast-role-admin = 管理員
broadcast-button = 下面要不要一個「我要上報」的按鈕？
broadcast-button-report = 要
broadcast-button-none = 不要
broadcast-reason = 只有您一個人定，請寫一句理由。會留下記錄。
parked-broadcast = 剛才的群發還沒寫完，可以接著寫。
parked-broadcast-reason = 剛才的理由還沒寫，可以接著寫。

broadcast-head-notice = 📢 { $name }通知
broadcast-head-emergency = 🚨 社區緊急通知（{ $name }）
broadcast-head-warning = ⚠️ 轉發預警（{ $name }）
broadcast-whose =
    來源：{ $source }
    級別：{ $level }
    發布時間：{ $issued }
broadcast-report = 我要上報

broadcast-title = 群發 { $n }
broadcast-step-drafted = 📝 草稿。上面就是大家會看到的樣子。
broadcast-step-reviewed = ✅ 審過了，還沒發。
broadcast-step-scheduled = 🕒 定在 { $clock } 發。
broadcast-step-sending = 📤 正在發。
broadcast-step-paused = ⏸ 停在這裡，沒有再發。
broadcast-step-done = ✅ 發完了。
broadcast-step-cancelled = ✖ 取消了，不會再發。
broadcast-short-drafted = 草稿
broadcast-short-reviewed = 審過
broadcast-short-scheduled = 定時
broadcast-short-sending = 在發
broadcast-short-paused = 暫停
broadcast-short-done = 發完
broadcast-short-cancelled = 取消
broadcast-to = 發給：{ $audience }
broadcast-reach = 能收到：{ $n } 人
broadcast-gone = 收不到：{ $n } 人停用或封鎖了我們
broadcast-muted = 不打擾：{ $n } 人不想收通知
broadcast-missing = 還沒有寫：{ $languages }。那些人會看到第一種語言的。
broadcast-because = 理由：{ $reason }
broadcast-bar = { $bar } { $done } / { $all }
broadcast-outcomes =
    送達 { $sent }，沒送成 { $failed }
    封鎖 { $blocked }，不確定 { $unknown }
broadcast-left-minutes = 大約還要 { $n } 分鐘
broadcast-left-seconds = 大約還要 { $n } 秒
broadcast-submit = 送審
broadcast-submitted = 已請別的管理員看。
broadcast-alone = 我一個人定，寫明理由
broadcast-review = 審過，可以發
broadcast-refuse = 退回
broadcast-refuse-why = 為什麼退回？
broadcast-refused-wording = 話要改一改
broadcast-refused-facts = 事情不屬實
broadcast-refused-audience = 不該發給這些人
broadcast-send = 現在就發
broadcast-at-9 = 9:00 發
broadcast-at-18 = 18:00 發
broadcast-pause = 暫停
broadcast-resume = 繼續發
broadcast-abort = 取消群發
broadcast-news-review = 群發 { $n } 審過了，可以發。
broadcast-news-refuse = 群發 { $n } 退回了：{ $why }。請改好再寫一則。
broadcast-news-abort = 群發 { $n } 被另一位管理員取消了。
broadcast-report-title = 群發 { $n } 的結果
broadcast-report-all = 一共 { $all } 人
broadcast-unknown-why = 「不確定」是網路斷了，可能收到也可能沒收到；不再重發，免得收兩遍。
broadcast-csv = 下載名單（CSV）
broadcast-text = 文字版，可以轉到別的群組
admin-broadcast = 群發通知
broadcast-asleep = { $n } 人在安靜時間，{ $clock } 起再發給他們
