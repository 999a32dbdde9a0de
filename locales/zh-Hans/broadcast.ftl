# 群发：写、审、发、看。

broadcast-admins-only = 群发是管理员用的。您有事直接说就行。
broadcast-list = 最近的群发。点编号看，或写一条新的。
broadcast-new = 写一条新的
broadcast-kind = 要发什么？
broadcast-kind-notice = 社区通知
broadcast-kind-emergency = 社区紧急通知
broadcast-kind-warning = 转发政府预警
broadcast-source = 预警是谁发布的？比如：上海市气象局
broadcast-level = 什么级别？
broadcast-level-blue = 蓝色
broadcast-level-yellow = 黄色
broadcast-level-orange = 橙色
broadcast-level-red = 红色
broadcast-issued = 什么时候发布的？照原文写，比如：11月23日 9:30
broadcast-words = 请写内容（{ $tongue }）。要配图，先发照片。
broadcast-words-more = 再写{ $tongue }的。没有就点“不写”，那些人看到前面写的。
broadcast-words-skip = 不写
broadcast-audience = 发给谁？
broadcast-audience-all = 全体
broadcast-audience-grid = 一个网格
broadcast-audience-building = 一栋楼
broadcast-audience-role = 工作人员
broadcast-audience-language = 说某种语言的
broadcast-which = 哪一个？点一下，或打出名字。
broadcast-which-unclear = 没有找到，请照名单上的名字写。
broadcast-role-worker = 网格员
broadcast-role-admin = 管理员
broadcast-button = 下面要不要一个“我要上报”的按钮？
broadcast-button-report = 要
broadcast-button-none = 不要
broadcast-reason = 只有您一个人定，请写一句理由。会留下记录。
parked-broadcast = 刚才的群发还没写完，可以接着写。
parked-broadcast-reason = 刚才的理由还没写，可以接着写。

broadcast-head-notice = 📢 { $name }通知
broadcast-head-emergency = 🚨 社区紧急通知（{ $name }）
broadcast-head-warning = ⚠️ 转发预警（{ $name }）
broadcast-whose =
    来源：{ $source }
    级别：{ $level }
    发布时间：{ $issued }
broadcast-report = 我要上报

broadcast-title = 群发 { $n }
broadcast-step-drafted = 📝 草稿。上面就是大家会看到的样子。
broadcast-step-reviewed = ✅ 审过了，还没发。
broadcast-step-scheduled = 🕒 定在 { $clock } 发。
broadcast-step-sending = 📤 正在发。
broadcast-step-paused = ⏸ 停在这里，没有再发。
broadcast-step-done = ✅ 发完了。
broadcast-step-cancelled = ✖ 取消了，不会再发。
broadcast-short-drafted = 草稿
broadcast-short-reviewed = 审过
broadcast-short-scheduled = 定时
broadcast-short-sending = 在发
broadcast-short-paused = 暂停
broadcast-short-done = 发完
broadcast-short-cancelled = 取消
broadcast-to = 发给：{ $audience }
broadcast-reach = 能收到：{ $n } 人
broadcast-gone = 收不到：{ $n } 人停用或拉黑了我们
broadcast-muted = 不打扰：{ $n } 人不想收通知
broadcast-missing = 还没有写：{ $languages }。那些人会看到第一种语言的。
broadcast-because = 理由：{ $reason }
broadcast-bar = { $bar } { $done } / { $all }
broadcast-outcomes =
    送达 { $sent }，没送成 { $failed }
    拉黑 { $blocked }，不确定 { $unknown }
broadcast-left-minutes = 大约还要 { $n } 分钟
broadcast-left-seconds = 大约还要 { $n } 秒
broadcast-submit = 送审
broadcast-submitted = 已请别的管理员看。
broadcast-alone = 我一个人定，写明理由
broadcast-review = 审过，可以发
broadcast-refuse = 退回
broadcast-refuse-why = 为什么退回？
broadcast-refused-wording = 话要改一改
broadcast-refused-facts = 事情不属实
broadcast-refused-audience = 不该发给这些人
broadcast-send = 现在就发
broadcast-at-9 = 9:00 发
broadcast-at-18 = 18:00 发
broadcast-pause = 暂停
broadcast-resume = 继续发
broadcast-abort = 取消群发
broadcast-news-review = 群发 { $n } 审过了，可以发。
broadcast-news-refuse = 群发 { $n } 退回了：{ $why }。请改好再写一条。
broadcast-news-abort = 群发 { $n } 被另一位管理员取消了。
broadcast-report-title = 群发 { $n } 的结果
broadcast-report-all = 一共 { $all } 人
broadcast-unknown-why = “不确定”是网络断了，可能收到也可能没收到；不再重发，免得收两遍。
broadcast-csv = 下载名单（CSV）
broadcast-text = 文字版，可以转到别的群
admin-broadcast = 群发通知
broadcast-asleep = { $n } 人在安静时间，{ $clock } 起再发给他们
