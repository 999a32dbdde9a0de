# 限制发言：说清为什么、到什么时候、找谁。

blocked =
    您暂时不能在这里发消息。
    原因：{ $why }
    到期：{ $clock }，到时自动恢复。
    有急事、有异议，请打居委会电话 { $phone }。紧急情况请打 119、110 或 120。
appeal = 申诉
appeal-taken = 记下了，请管理员再看一次。也可以打居委会电话 { $phone }。
unblocked = 好了，您又可以在这里发消息了。
block-not-admin = 这是管理员用的。
block-which = 没找到这个编号。请发：/block 加上工单编号。
block-why = 为什么限制这位居民发言？
block-abuse = 辱骂、骚扰他人
block-untrue = 多次报告不存在的事
block-advert = 发广告
block-how-long = 限制多久？
block-days = { $n } 天
block-done = 好了，已经告诉本人原因、期限和电话。急事仍会给对方报警、急救的号码。
block-works-here = 这位在这里有角色，不能限制。请先收回角色。
block-lifted = 好了，已经解除。
block-appealed = 有人申诉（{ $who }）。发 /block 可以看、可以解除。
blocks-title = 被限制发言的
blocks-how = 要限制一位居民，请发：/block 加上他的工单编号。
blocks-none = 现在没有人被限制。
blocks-line = { $n }. { $who }：{ $why }，到 { $clock }{ $appealed ->
    [yes] （已申诉）
   *[no] {""}
}
unblock = 解除第 { $n } 位
