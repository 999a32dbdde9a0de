# 公告: what everybody was told lately
notices-title = 最近的公告
notices-line = { $day }：{ $words }
notices-topic = { $number } { $title }：结果正在公示，看 /topics
notices-none = 最近没有公告。居委会电话 { $phone }。
notices-button = 看看公告
command-notices = 看公告
