# The commands that Telegram lists, in a few words each
command-topics = 大家商量的事
command-propose = 提一個議題
command-vote = 正在表決的
command-aid = 請鄰居幫個忙
command-volunteer = 我來當志工
command-shifts = 志工活動
command-hours = 我的服務時數
command-quiet = 什麼時候別打擾我
