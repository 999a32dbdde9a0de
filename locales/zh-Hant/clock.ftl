# 到時候自己會說的話：期限、提醒、安靜時間。

promised = 預計辦好：{ $clock } 前
promised-maybe = 預計辦好：{ $clock } 前（暫定，那時的放假安排還沒公布）
nobody-yet = 還沒有人
remind-accept-50 = { $number }（{ $place }）還沒接單，請在 { $clock } 前接單。
remind-accept-80 = ⏰ { $number }（{ $place }）快到接單時間了：{ $clock }。
remind-accept-100 = ⏰ { $number }（{ $place }）過了接單時間（{ $clock }），已請管理員督辦。
remind-handle-50 = { $number }（{ $place }）時間過了一半，請在 { $clock } 前辦好。
remind-handle-80 = ⏰ { $number }（{ $place }）快到期了：{ $clock }。
remind-handle-100 = ⏰ { $number }（{ $place }）到期了（{ $clock }），已請管理員督辦。
supervise-accept = 督辦：{ $number }（{ $place }）到 { $clock } 還沒接單，派給了{ $worker }。
supervise-handle = 督辦：{ $number }（{ $place }）到 { $clock } 還沒辦好，在辦的是{ $worker }。
news-note = { $number }（{ $place }）：{ $state }
note-open = 打開看看
note-late = （這則晚到了，本該 { $clock } 說）
notes-title = 還有 { $n } 件事等您
notes-more = 另外還有 { $n } 件，傳 /tasks 或 /mine 看全部。
