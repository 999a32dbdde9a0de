# Where people live: codes, addresses, moving out.

command-home = 我住哪里
code-too-often = 试错太多次了，请过一小时再试，或打电话给居委会：{ $phone }。
home-title = 我的家
home-how = 登记住处：发 /home 加上门上收到的住户码；没有码，就发 /home 加地址，例如：/home 3号楼2单元501。
home-line = 🏠 { $home }
home-unit = { $unit }单元
home-named = { $building }{ $unit }{ $room }
home-leave = 搬走了：{ $home }
home-leave-sure = 您从{ $home }搬走了吗？
home-leave-yes = ✅ 是，搬走了
home-left = 记下了，您不再住{ $home }。
home-code-wrong = 这个住户码不对。请照着通知单再看一遍，字母和数字都要。
home-welcome = 🏠 登记好了，您住{ $home }。
home-known = 您已经登记在{ $home }了。
home-unclear = 没看明白是哪一户。请写楼、单元和房号，例如：/home 3号楼2单元501。
home-not-listed = 名册里没有{ $home }。请核对一下，或打电话给居委会：{ $phone }。
home-asked = 已请网格员核对{ $home }，有结果会告诉您。
home-asked-much = 您已经有几处在等核对了，请等结果。
home-question-title = 住户核对
home-question = { $who }说自己住{ $home }。是这里的住户吗？
home-is = ✅ 是这里的住户
home-is-not = 不是
home-decided = 这一户已经核对过了。
home-said-confirmed = 记下了：是{ $home }的住户。
home-said-refused = 记下了：不是{ $home }的住户。
home-refused = 没能核对上您住{ $home }。有疑问请打电话给居委会：{ $phone }。
sheet-title = { $name } · 住户码
sheet-code = 住户码（全家都用这一个）
sheet-how = 用手机扫一扫；或者在聊天里发：
    /home { $code }
    请不要给外人看。
