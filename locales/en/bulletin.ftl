# 公告: what everybody was told lately
notices-title = Recent notices
notices-line = { $day }: { $words }
notices-topic = { $number } { $title }: the result is on display, see /topics
notices-none = There are no recent notices. The residents’ committee is on { $phone }.
notices-button = See the notices
command-notices = recent notices
