# 楼门码：贴在楼门口的一张纸。字大、话短。

poster-title = 有事扫一扫
poster-how =
    扫一扫，说一句话，或拍张照。
    有人办，办好了告诉您。
    { $place }已经填好，不用再说在哪里。
poster-web = 微信或手机相机扫一扫，不用下载，不用注册
poster-telegram = 用 Telegram 的扫这个
poster-no-phone = 不用手机？请打居委会电话
poster-urgent = 着火 119 · 报警 110 · 急救 120
