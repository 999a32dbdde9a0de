# 到时候自己会说的话：期限、提醒、安静时间。

promised = 预计办好：{ $clock } 前
promised-maybe = 预计办好：{ $clock } 前（暂定，那时的放假安排还没公布）
nobody-yet = 还没有人
remind-accept-50 = { $number }（{ $place }）还没接单，请在 { $clock } 前接单。
remind-accept-80 = ⏰ { $number }（{ $place }）快到接单时间了：{ $clock }。
remind-accept-100 = ⏰ { $number }（{ $place }）过了接单时间（{ $clock }），已请管理员督办。
remind-handle-50 = { $number }（{ $place }）时间过了一半，请在 { $clock } 前办好。
remind-handle-80 = ⏰ { $number }（{ $place }）快到期了：{ $clock }。
remind-handle-100 = ⏰ { $number }（{ $place }）到期了（{ $clock }），已请管理员督办。
supervise-accept = 督办：{ $number }（{ $place }）到 { $clock } 还没接单，派给了{ $worker }。
supervise-handle = 督办：{ $number }（{ $place }）到 { $clock } 还没办好，在办的是{ $worker }。
news-note = { $number }（{ $place }）：{ $state }
note-open = 打开看看
note-late = （这条晚到了，本该 { $clock } 说）
notes-title = 还有 { $n } 件事等您
notes-more = 另外还有 { $n } 件，发 /tasks 或 /mine 看全部。
