# 会议：通知、签到、记录。

meet-new = 开会
meet-when = 什么时候开会？比如：12月20日下午两点
meet-place = 在哪里开？
meet-sure =
    { $at }，{ $place }。
    这样通知吗？
meet-sure-yes = 通知
meet-sure-no = 不开了
meet-announce-first = 请先公告表决，再定会议时间：居民会议要提前十日通知。
meet-too-early = 太早了。按公告，{ $clock } 以后才能开这个会（城市居民委员会组织法第二十六条）。
meet-code =
    签到码：{ $code }
    请写在会场里。到场的人在自己手机上发：/meet { $code }
meet-title = 🪑 会议 { $n }
meet-at = { $clock }，{ $place }
meet-signed = 已签到 { $n } 人
meet-minutes-are = 会议记录：{ $words }
meet-photos-are = 照片 { $n } 张
meet-sign = 代没带手机的人签到
meet-write = 写会议记录
meet-unit = 谁到了？写名册上的一户，比如：3号楼2单元501
meet-minutes = 请写会议记录：谁发了言、有什么不同意见、怎么定的。
meet-photos = 有照片请发来：会场、签到表。发完点“好了”。
meet-photos-done = 好了
meet-sign-first = { $unit }：记下了。要再有一位同事也看到本人才算到会。
meet-sign-second = { $unit }：两位同事都看到了，已签到。
meet-sign-twice = { $unit }：您已经记过了，要另一位同事来确认。
meet-not-now = 签到在会议前两小时到会后十二小时。会议时间：{ $clock }
meet-how = 到会场后，把墙上的签到码发给我，比如：/meet AB3D5F
meet-code-wrong = 这个签到码不对，或者现在不是签到时间。
meet-signed-in = ✓ 签到了。
meet-news = 请您来开会：{ $clock }，{ $place }
parked-meet = 刚才的会议通知还没说完，可以接着来。
parked-meet-minutes = 刚才的会议记录还没写完，可以接着写。
parked-meet-sign = 刚才的代签到还没说完，可以接着来。
