# The commands that Telegram lists, in a few words each
command-topics = 大家商量的事
command-propose = 提一个议题
command-vote = 正在表决的
command-aid = 请邻居帮个忙
command-volunteer = 我来当志愿者
command-shifts = 志愿活动
command-hours = 我的服务时长
command-quiet = 什么时候别打扰我
