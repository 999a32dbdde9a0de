# 限制發言：說清楚為什麼、到什麼時候、找誰。

blocked =
    您暫時不能在這裡傳訊息。
    原因：{ $why }
    到期：{ $clock }，到時自動恢復。
    有急事、有異議，請打居委會電話 { $phone }。緊急情況請打 119、110 或 120。
appeal = 申訴
appeal-taken = 記下了，請管理員再看一次。也可以打居委會電話 { $phone }。
unblocked = 好了，您又可以在這裡傳訊息了。
block-not-admin = 這是管理員用的。
block-which = 沒找到這個編號。請傳：/block 加上案件編號。
block-why = 為什麼限制這位居民發言？
block-abuse = 辱罵、騷擾他人
block-untrue = 多次通報不存在的事
block-advert = 發廣告
block-how-long = 限制多久？
block-days = { $n } 天
block-done = 好了，已經告訴本人原因、期限和電話。急事仍會給對方報警、急救的號碼。
block-works-here = 這位在這裡有角色，不能限制。請先收回角色。
block-lifted = 好了，已經解除。
block-appealed = 有人申訴（{ $who }）。傳 /block 可以看、可以解除。
blocks-title = 被限制發言的
blocks-how = 要限制一位居民，請傳：/block 加上他的案件編號。
blocks-none = 現在沒有人被限制。
blocks-line = { $n }. { $who }：{ $why }，到 { $clock }{ $appealed ->
    [yes] （已申訴）
   *[no] {""}
}
unblock = 解除第 { $n } 位
