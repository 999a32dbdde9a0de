# 鄰居之間：是同一件事嗎、我也遇到、關注、附近、催辦。

report-same = 是同一件事嗎？鄰居已經通報過：
    .simple = 鄰居通報過，是同一件嗎？
near-too = 我也遇到
near-too-of = { $n } 我也遇到
near-terms = 按「我也遇到」，也就是同意上面說的。
near-agree = 同意，繼續
near-line = { $place } { $service }：{ $words }（{ $step }，{ $n } 人遇到）
    .simple = { $place }：{ $words }（{ $step }）
near-people = 遇到的人：{ $n }
near-handled = ✅ 網格員說辦好了。您那裡好了嗎？
near-closed = ✅ 已辦結。
near-withdrawn = ↩️ 通報的人已撤回。
near-declined = ⛔ 不予受理。
near-merged = 🔗 已併入另一單。
near-still = 我這裡還沒好
near-gone = { $number } 剛剛辦結了。您那裡還沒好，請再說一句，我另開一單。
joined =
    記下了，您和鄰居是同一件事（{ $number }），一共 { $n } 人遇到。
    有進展我都告訴您。
    .simple = 記下了，您和鄰居是同一件事。有消息告訴您。
status-behind = 還有 { $n } 位鄰居也遇到
news-not-fixed = { $number }（{ $place }）鄰居說還沒好，已重新交辦給{ $worker }。
    .simple = { $place }的事，鄰居說沒好，再去修。
passed-on = 好的，您的通報已撤回。還有鄰居遇到同樣的事，{ $number } 會接著辦。
    .simple = 好的，撤回了。鄰居那邊接著辦。
task-people = 👥 { $n } 人遇到
task-urged = ⏰ 居民催辦 { $n } 次
short-held = 掛起
short-merged = 已合併
step-held = ⏸️ 先掛起，到{ $until }：{ $why }
    .simple = 先等一等，到{ $until }。{ $why }
step-merged = 🔗 和 { $number } 是同一件事，已合併一起辦。
    .simple = 鄰居也通報了，合在一起辦。

follow = 關注
unfollow = 不再關注
follow-named = 關注 { $name }
unfollow-named = 不再關注 { $name }
follows-title = 我關注的（{ $n }）
follows-none = 您還沒有關注什麼。
follow-how = 傳 /follow 加樓號，例如 /follow 3號樓，那裡有公開的新事我就告訴您。
follow-unknown = 沒找到。請傳 /follow 加樓號、網格名或編號，例如 /follow 3號樓。
followed = 好的，{ $name } 有新消息我告訴您。
unfollowed = 好的，{ $name } 的消息不再傳給您。

nearby-title = 附近正在辦的（{ $n }）
nearby-none = 附近沒有公開在辦的事。要通報，直接傳一句話給我就行。
nearby-more = 還有 { $n } 件沒有列出來。
nearby-word = 附近

urge = 催辦
urge-word = 催一下
urge-which = 催哪一件？
urge-none = 您現在沒有在辦的事。有事直接傳給我就行。
    .simple = 您現在沒有在辦的事。
urge-too-late = { $number } 已經不在辦了，不用催。傳 /mine 看現在的情況。
    .simple = 這件事不在辦了，不用催。
urged = 已經催了（{ $number }，第 { $n } 次）。辦事的人馬上會看到。
    .simple = 催過了，辦事的人會看到。
urged-already = { $number } 今天已經催過，辦事的人知道了。還沒動靜，下一個工作日可以再催。
    .simple = 今天催過了，他們知道。
urged-task = ⏰ 居民催辦，第 { $n } 次。

command-follow = 我關注的
command-nearby = 附近正在辦的
