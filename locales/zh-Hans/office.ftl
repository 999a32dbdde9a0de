# 给管理员看的运行情况，和迟到的答复。

outage-late = 信息延迟处理：刚才有一段时间我们没能及时收到消息，对不起。您说的都在，现在按顺序办。
    .simple = 对不起，刚才收消息慢了。您说的都在，现在就办。
outage-over = ⚠️ { $since } 到 { $until } 系统存不了消息：{ $why }。现在已经恢复。这段时间大家发来的没有丢，正在按顺序办。
outage-why-full = 磁盘满了
outage-why-disk = 磁盘出错
outage-why-readonly = 数据库只能读
outage-why-locked = 数据库被别的程序占着
outage-why-away = 连不上数据库
outage-why-slow = 数据库没有及时回应
outage-why-other = 数据库写不进去

running-not-admin = 这个只给管理员看。要看您自己的事，发 /mine。
running-title = 运行情况
running-all-sent = 消息都已发出，没有等着的。
running-inbox-new = 收到还没办的：{ $n } 条，最久的等了 { $age }
running-inbox-parked = 出错搁置的：{ $n } 条，最早在 { $age }前
running-outbox-new = 等着发出的：{ $n } 条，最久的等了 { $age }
running-outbox-unknown = 不知道到没到的：{ $n } 条，最早在 { $age }前
running-outbox-failed = 没能送到的：{ $n } 条，最早在 { $age }前
running-kept = 只算最近三十天。
