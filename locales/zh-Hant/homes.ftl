# Where people live: codes, addresses, moving out.

command-home = 我住哪裡
code-too-often = 試錯太多次了，請過一小時再試，或打電話給辦公室：{ $phone }。
home-title = 我的家
home-how = 登記住處：傳 /home 加上收到的住戶碼；沒有碼，就傳 /home 加地址，例如：/home 3號樓2單元501。
home-line = 🏠 { $home }
home-unit = { $unit }單元
home-named = { $building }{ $unit }{ $room }
home-leave = 搬走了：{ $home }
home-leave-sure = 您從{ $home }搬走了嗎？
home-leave-yes = ✅ 是，搬走了
home-left = 記下了，您不再住{ $home }。
home-code-wrong = 這個住戶碼不對。請照著通知單再看一遍，字母和數字都要。
home-welcome = 🏠 登記好了，您住{ $home }。
home-known = 您已經登記在{ $home }了。
home-unclear = 沒看明白是哪一戶。請寫樓、單元和房號，例如：/home 3號樓2單元501。
home-not-listed = 名冊裡沒有{ $home }。請核對一下，或打電話給辦公室：{ $phone }。
home-asked = 已請網格員核對{ $home }，有結果會告訴您。
home-asked-much = 您已經有幾處在等核對了，請等結果。
home-question-title = 住戶核對
home-question = { $who }說自己住{ $home }。是這裡的住戶嗎？
home-is = ✅ 是這裡的住戶
home-is-not = 不是
home-decided = 這一戶已經核對過了。
home-said-confirmed = 記下了：是{ $home }的住戶。
home-said-refused = 記下了：不是{ $home }的住戶。
home-refused = 沒能核對上您住{ $home }。有疑問請打電話給辦公室：{ $phone }。
sheet-title = { $name } · 住戶碼
sheet-code = 住戶碼（全家都用這一個）
sheet-how = 用手機掃一掃；或者在聊天裡傳：
    /home { $code }
    請不要給外人看。
