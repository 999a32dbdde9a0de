# 群里：不说任何人的事；要说的，私下接着说。

group-draft = 为了保护隐私，请点下面私下接着说。您刚才说的已经带过去了，不用再打一遍。
group-how =
    要把办结的消息发到一个群：先把机器人拉进群，再在群里发下面这一行（24 小时内有效，只能用一次，只有您能用）。
    群里只会看到编号、公开的楼号和“办结了”。在群里发 /unlinkgroup 就取消。
group-title = 关联群
group-line = 已关联：{ $title }（{ $clock }）
group-unlink = 取消：{ $title }
group-linked = 好了，办结的消息会发到这个群。这里不会出现任何人的信息。
group-unlinked = 好的，不再往群里发消息。
group-code-wrong = 这个码不对、用过了或过期了。请私下发 /linkgroup 拿一个新的。
group-not-admin = 这是管理员用的。
group-done =
    ✅ { $number } { $what ->
        [none] 办结了。
       *[other] { $what }，办结了。
    }
report-here = 您在{ $place }。
