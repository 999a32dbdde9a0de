# 邻居之间：是同一件事吗、我也遇到、关注、附近、催办。

report-same = 是同一件事吗？邻居已经报过：
    .simple = 邻居报过，是同一件吗？
near-too = 我也遇到
near-too-of = { $n } 我也遇到
near-terms = 点“我也遇到”，也就是同意上面说的。
near-agree = 同意，继续
near-line = { $place } { $service }：{ $words }（{ $step }，{ $n } 人遇到）
    .simple = { $place }：{ $words }（{ $step }）
near-people = 遇到的人：{ $n }
near-handled = ✅ 网格员说办好了。您那里好了吗？
near-closed = ✅ 已办结。
near-withdrawn = ↩️ 上报的人已撤回。
near-declined = ⛔ 不予受理。
near-merged = 🔗 已并入另一单。
near-still = 我这里还没好
near-gone = { $number } 刚刚办结了。您那里还没好，请再说一句，我另开一单。
joined =
    记下了，您和邻居是同一件事（{ $number }），一共 { $n } 人遇到。
    有进展我都告诉您。
    .simple = 记下了，您和邻居是同一件事。有消息告诉您。
status-behind = 还有 { $n } 位邻居也遇到
news-not-fixed = { $number }（{ $place }）邻居说还没好，已重新交办给{ $worker }。
    .simple = { $place }的事，邻居说没好，再去修。
passed-on = 好的，您的上报已撤回。还有邻居遇到同样的事，{ $number } 会接着办。
    .simple = 好的，撤回了。邻居那边接着办。
task-people = 👥 { $n } 人遇到
task-urged = ⏰ 居民催办 { $n } 次
short-held = 挂起
short-merged = 已合并
step-held = ⏸️ 先挂起，到{ $until }：{ $why }
    .simple = 先等一等，到{ $until }。{ $why }
step-merged = 🔗 和 { $number } 是同一件事，已合并一起办。
    .simple = 邻居也报了，合在一起办。

follow = 关注
unfollow = 不再关注
follow-named = 关注 { $name }
unfollow-named = 不再关注 { $name }
follows-title = 我关注的（{ $n }）
follows-none = 您还没有关注什么。
follow-how = 发 /follow 加楼号，比如 /follow 3号楼，那里有公开的新事我就告诉您。
follow-unknown = 没找到。请发 /follow 加楼号、网格名或编号，比如 /follow 3号楼。
followed = 好的，{ $name } 有新消息我告诉您。
unfollowed = 好的，{ $name } 的消息不再发给您。

nearby-title = 附近正在办的（{ $n }）
nearby-none = 附近没有公开在办的事。要上报，直接发一句话给我就行。
nearby-more = 还有 { $n } 件没有列出来。
nearby-word = 附近

urge = 催办
urge-word = 催一下
urge-which = 催哪一件？
urge-none = 您现在没有在办的事。有事直接发给我就行。
    .simple = 您现在没有在办的事。
urge-too-late = { $number } 已经不在办了，不用催。发 /mine 看现在的情况。
    .simple = 这件事不在办了，不用催。
urged = 已经催了（{ $number }，第 { $n } 次）。办事的人马上会看到。
    .simple = 催过了，办事的人会看到。
urged-already = { $number } 今天已经催过，办事的人知道了。还没动静，下一个工作日可以再催。
    .simple = 今天催过了，他们知道。
urged-task = ⏰ 居民催办，第 { $n } 次。

command-follow = 我关注的
command-nearby = 附近正在办的
