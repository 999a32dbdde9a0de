# 聊天里的每一句话。短、暖、明白；一次只问一件事。

language-name = 简体中文
language-which = 用哪种语言？
language-chosen = 好的，以后用简体中文。

start =
    您好，这里是{ $name }。
    家里楼里有什么要修、要管的，直接发一句话给我就行。
    比如：3号楼电梯坏了
    也可以发照片、语音或位置。
    .simple =
        您好，这里是{ $name }。
        有什么要修、要管的，发一句话就行。
        比如：3号楼电梯坏了
help-title = 您可以这样用
help =
    直接发一句话，就能上报问题；照片、语音、位置都可以。
    /mine 看我上报的
    /report 上报一件事
    /topics 大家商量的事，一起出主意、表决
    /aid 请邻居帮个忙
    /volunteer 我来当志愿者
    /nearby 附近正在办的
    /notices 看公告
    /follow 我关注的
    /cancel 取消正在说的
    /settings 字大一点、换语言、加一个手机
    /behalf 替老人、替别人上报
    /mydata 看、改、删您的信息
    /language 换语言
    /privacy 您的信息怎么用
    .simple =
        有什么要修，发一句话就行，也能发照片、语音。
        想看办到哪了，发 /mine
        想找人说，发“找人工”
        想看公告，发 /notices
        别的，发 /settings
next-report = 现在可以：把遇到的问题发一句话给我。
    .simple = { "" }
next-mine = 现在可以：发 /mine 看看您的事办到哪了。
    .simple = 发 /mine，看您的事办到哪了。
next-rate = 现在可以：发 /mine，告诉我们修好了没有。
    .simple = 修好了没有？发 /mine 告诉我们。
next-tasks = 现在可以：发 /tasks 看您的任务。
next-queue = 现在可以：发 /tasks 看等着派的工单。
next-open-question = 现在可以：接着回答上面的问题，或者发“取消”。
    .simple = 请回答上面的问题，或发“取消”。
human = 要找人说，请打居委会电话 { $phone }。
    .simple = 居委会电话：{ $phone }
call-human = 找人工
cancel = 取消
cancelled = 好的，取消了，没有提交。
    .simple = 好的，取消了。
nothing-to-cancel = 现在没有要取消的。有事直接发给我就行。
    .simple = 没有要取消的。
what-can-i-do = 我在。遇到什么问题，直接说哪里、怎么了，比如：3号楼电梯坏了。要找人说，发“找人工”。
    .simple = 我在。哪里、怎么了，直接说，比如：3号楼电梯坏了。找人说，发“找人工”。
cannot-read = 这个我看不了。请发文字、照片、语音或位置。
words-only = 视频和这种文件我收不了，只看了您写的字。有照片的话，请发一张。
file-not-received = 有一张照片或语音打不开，没有收到。请再发一次。
    .simple = 这个看不了。请发文字、照片或语音。
command-unknown = 没有这个命令。发 /help 看看能做什么，或者直接说事。
    .simple = 没有这个。直接说事就行，或发 /help。
slow-down = 您发得有点快，这一条没有记上。请等一分钟再发；先前收下的都在。急事请打 119、110 或 120。
    .simple = 太快了，这一条没记上。请等一分钟再发。急事打 119、110 或 120。
our-mistake = 对不起，我们这边出错了，这一条没有办成。已经记下来了。请再发一次，或打电话 { $phone }。
    .simple = 对不起，我们出错了，没有办成。请再发一次，或打 { $phone }。
group-private = 为了保护隐私，请私下跟我说。
open-chat = 打开聊天

unclear-short = 再说清楚一点好吗？
    .simple = 请再说清楚一点。
unclear-words = 请用文字或语音说一句。
    .simple = 请打字或说一句。
unclear-choice = 请点下面的按钮。
unclear-where = 没找到这个地方。请说楼号，比如 3号楼；您再说一遍，我就照您说的记。
    .simple = 没找到。请再说一遍。
unclear-photo = 请发一张照片，或点下面的原因。
stale-question = 内容有变化，请看新的这一张。
    .simple = 请看新的这一张。
stale-gone = 这件事已经说完了，这个按钮用不上了。
    .simple = 这件事说完了，不用再点。
stale-card = 情况有变化，这是现在的样子：
    .simple = 现在是这样：
digit-too-high = 没有这个数字的按钮，请再看看上面的。
    .simple = 没有这个数字，请再看看。
digit-withdraws = 这个数字是“{ $label }”。真要撤回这件事，请发“{ $label }”。要看别的，发 /mine。
button-unknown = 这个按钮不是给您的，或者已经失效。
    .simple = 这个按钮用不了。
not-yours = 这件事现在不归您办。
already-done = 已记录（{ $number }）。
already-submitted = 已记录，编号 { $number }。
no-such-worker = 这位网格员现在不在岗，请换一位。

report-what = 出了什么事？说一句就行。
    .simple = 出了什么事？
report-service = 这属于哪一类？
    .simple = 是哪一类？
report-service-other = 其他
report-heard = “{ $words }”
report-where =
    在哪里？
    说楼号（比如 3号楼），或点下面发位置。
    .simple =
        在哪里？
        请说楼号，比如 3号楼。
report-got-photos = 收到 { $n } 张照片。
report-change = 改哪一样？
report-change-what = 说的事
report-change-where = 地方
report-change-service = 类别
report-dropped = 好的，没有提交，也不会有人看到。
    .simple = 好的，没有提交。
report-confirm-submit = 提交
report-confirm-agree = 同意并提交
report-confirm-change = 改一改
report-confirm-drop = 取消
report-confirm-refuse = 不同意
report-confirm-publish = 公开给邻居看
report-confirm-hide = 改回仅工作人员可见
typed-report = 我要报修|报修|我要上报|上报|我要反映|反映问题|我要反映问题|我想反映问题|我想反映个问题|我要反映个问题|我有个问题要反映|我要投诉|投诉|我想投诉|我要报事|我要报障|有问题要反映|我要举报|我要报个问题
typed-language = 换语言|切换语言|换成繁体|换成繁体字|繁体|繁体中文|换成英文|英文|english please|language
typed-numbers = 报警电话|报警电话多少|报警电话是多少|急救电话|急救电话多少|火警电话|火警电话多少|救护车电话|救护车电话多少|紧急电话
numbers = 着火打 119，报警打 110，急救打 120。居委会电话 { $phone }。
typed-phone = 电话|电话多少|电话号码|电话是多少|有电话吗|居委会电话|居委会电话多少|居委会电话是多少|社区电话|社区电话多少|社区电话是多少|物业电话|物业电话多少|物业电话是多少|你们电话多少|你们的电话是多少|联系电话
typed-yes = 是|是的|对|对的|没错|好|好的|可以|行|嗯|嗯嗯|是这样|确认|提交吧|对，提交|交吧
typed-agree = 同意|我同意|同意提交
typed-no = 算了|算了吧|不用了|不报了|算了不报了|不要了|不提交|别提交|不用报了|先不报了
typed-wrong = 不是|不对|错了|写错了|说错了|不是这样|改一下|要改
confirm-title = 是这样吗？
    .simple = 对吗？
confirm-what = 事情：{ $words }
confirm-where = 地方：{ $place }
confirm-service = 类别：{ $service }
confirm-photos = 照片：{ $n } 张
confirm-voices = 语音：{ $n } 条
confirm-seen-hide = 谁能看到：仅工作人员
    .simple = 只有工作人员看得到
confirm-seen-publish = 谁能看到：工作人员和邻居
    .simple = 邻居也看得到
words-long = { $words }……（共 { $n } 字，全都收下了）
by-voice = （见语音）
place-unknown = 地方还不清楚
place-by-position = 发来的位置
refused = 好的，没有提交，您说的话不会有人看到。您随时可以再找我。急事请打 119（火警）、110（报警）、120（急救）；居委会电话 { $phone }。
    .simple = 好的，没有提交，没有人看到。急事打 119（火警）、110（报警）、120（急救）；居委会 { $phone }。
send-location = 📍 发送我的位置

parked-report = 刚才那件事还没提交，可以接着说。
    .simple = 刚才那件事，接着说吗？
parked-supplement = 刚才要补充的还没说完，可以接着说。
    .simple = 刚才要补充的，接着说吗？
parked-reopened = 刚才说没修好的地方，可以接着说。
    .simple = 哪里没修好，接着说吗？
parked-handle = 刚才那张工单还差一张照片，可以接着发。
resume = 继续
discard = 放弃

supplement = 补充情况
supplement-what = 请说要补充什么，也可以发照片或语音。
    .simple = 要补充什么？
reopened-what = 已经重新交办。哪里没修好？说一句，或发张照片。
    .simple = 好的，再去修。哪里没修好？
reopened-what-skip = 不用说了，直接派
reopened-unsaid = 好的，已经请网格员再去看。
    .simple = 好的，再去看。
edit-too-late = { $number } 已经办结，改动没有记上。还有问题请重新说一句。
    .simple = 这件事办完了，没有改。还有问题，再说一句。
withdraw = 撤回

status-title = { $number }
status-since = 上报时间：{ $clock }
    .simple = { "" }
step-open = 🕒 已收到，正在安排人。
    .simple = 收到了，正在找人。
step-dispatched = 🕒 已派给{ $worker }，等接单。
    .simple = 收到了，交给{ $worker }了。
step-accepted = 🔧 { $worker }已接单，在办了。
    .simple = { $worker }在办了。
step-handled = ✅ { $worker }说办好了，请您看看修好了没有。
    .simple = { $worker }说办好了。修好了吗？
step-closed-satisfied = ✅ 已办结。您评价：满意。
    .simple = 办完了。您说：满意。
step-closed-unsatisfied = ✅ 已办结。您评价：不满意。
    .simple = 办完了。您说：不满意。
step-closed-unrated = ☑️ 七天没有收到回音，视为办结（未评价）。
    .simple = 七天没等到您回话，就算办完了。
step-withdrawn = ↩️ 您已撤回。
step-declined = ⛔ 不予受理。
    .simple = 没有受理。
short-open = 待派
short-dispatched = 已派
short-accepted = 在办
short-handled = 待您确认
short-closed = 办结
short-withdrawn = 已撤回
short-declined = 不受理

rate-title = { $number } 修好了吗?
    .simple = 修好了吗?
rate-text =
    { $worker }说这件事办好了：
    { $place }：{ $words }
    .simple =
        { $worker }说办好了：
        { $words }
rate-satisfied = 已解决·满意
rate-unsatisfied = 已解决·不满意
rate-reopen = 没解决
rate-which = 那太好了！您满意吗？请点一下。
typed-fixed = 修好|好了|解决了|已经好|已经修好|弄好|可以了|行了
typed-satisfied = 满意|很满意|非常满意|挺满意|比较满意|都满意
typed-unsatisfied = 不满意|不太满意|不怎么满意|很不满意|不是很满意
typed-reopen = 没修好|没解决|没好|没弄好|没有修|没有好|没有解决|还没修好|还没好|还没解决|还没弄好|还没有修|根本没|还是不行|还是不亮|还是不动|还是不能|还是不好|还是没|还是坏|还是漏|还是一样|还在漏|还在响|又坏
rated-satisfied = 谢谢！记下了：已解决·满意。
    .simple = 谢谢您！记下了。
rated-unsatisfied = 谢谢，记下了：已解决·不满意。我们会改进。
    .simple = 谢谢您。我们会改。
rated-unrated = 七天没有收到回音，视为办结（未评价）。
    .simple = 七天没等到您回话，就算办完了。
rated-reopened = 记下了：没解决。已经重新交办。
    .simple = 好的，再去修。
rated-none = 记下了。
before-after = 左边是处理前，右边是处理后。
    .simple = 左边以前，右边现在。
handled-without-photo = 没有照片：{ $why }
picture-missing = （照片还没取到，稍后可以问网格员要。）
    .simple = （照片还没到。）

news-dispatched = { $number }（{ $place }）已派给{ $worker }。
    .simple = { $place }：交给{ $worker }了。
news-declined = { $number }（{ $place }）不予受理：{ $why }。有疑问请打 { $phone }。
    .simple = { $place }的事没有受理：{ $why }。要问，打 { $phone }。
news-returned = { $number }（{ $place }）要换人办：{ $why }。我们正在重新安排。
    .simple = { $place }的事要换个人办，请等一等。
news-withdrawn = { $number }（{ $place }）居民已撤回，不用去了。
news-rated =
    { $number }（{ $place }）居民回复：{ $outcome ->
        [satisfied] 已解决·满意
        [unsatisfied] 已解决·不满意
       *[none] 已记录
    }{ $recorded }。
news-reopened = { $number }（{ $place }）居民说没解决，已重新交办给{ $worker }。
news-expired = { $number }（{ $place }）七天没有收到您的回音，视为办结（未评价）。还有问题请再说一句。
    .simple = { $place }的事，七天没等到您回话，就算办完了。没好，再说一句。
news-supplemented = 补充好了，已转给办事的人（{ $number }）。
    .simple = 好的，告诉办事的人了。

about = { $number }（{ $place }）
task-title = 工单 { $number }
task-step-dispatched = 📌 新任务，请接单。
task-step-accepted = 🔧 您已接单。
task-step-handled = ✅ 已处理，等居民确认。
task-step-closed = ✅ 已办结。
task-step-withdrawn = ↩️ 居民已撤回，不用去了。
task-step-declined = ⛔ 不予受理。
task-step-open = 等待派单。
task-step-gone = 这单现在不归您办。
task-raised = ❗ 居民说没解决，重新交办。
task-age = 已等：{ $age }
task-late = ⏰ 已超时，已等：{ $age }
evidence = { $number } 居民发来的
evidence-missing = { $number } 的照片或语音没有取到，请联系居民。
supplement-for = ➕ 居民补充：{ $words }
supplement-files = ➕ 居民补充了照片或语音。
accept = 接单
handle = 已处理
return = 退单
transfer = 转派
back = 返回
map = 地图（WGS-84 坐标）
handle-photo = 请发一张处理后的照片。没有照片就点原因。
handle-photo-dark = 天黑拍不清
handle-photo-indoors = 在居民家里，不便拍
handle-photo-by-phone = 电话里解决了
handle-photo-nothing-to-see = 看不出变化
refile = 类别不对，改一下
refile-to = 这一单属于哪一类？
return-why = 为什么退单？
return-not-ours = 不归我们管
return-not-found = 找不到地方
return-need-material = 缺材料或要专业人员
return-duplicate = 和别的工单重复
return-wrong-grid = 不在我的网格
returned-why = 退单原因：{ $why }
decline = 不予受理
decline-why = 为什么不予受理？
decline-out-of-scope = 不属于社区职责
decline-not-true = 核实后情况不存在
decline-to-12345 = 请拨打 12345 反映
transfer-to = 转给谁？
transfer-nobody = 现在没有别的网格员。请退单，让管理员安排。
dispatch-to = 派给 { $worker }
queue-open = 📥 这一单没有人办，派给谁？
queue-nobody = 📥 这一单没有人办，也还没有网格员。请管电脑的人运行 python -m bot claim worker，把邀请码交给网格员。
queue-step-dispatched = ✅ 已派给{ $worker }。
queue-step-accepted = ✅ { $worker }已接单。
queue-step-handled = ✅ { $worker }已处理。
queue-step-closed = ✅ 已办结。
queue-step-withdrawn = ↩️ 居民已撤回。
queue-step-declined = ⛔ 已回复居民：不予受理。
a-worker = 网格员
worker-named = 网格员{ $name }
worker-of = { $name }（{ $grid }）
more = 更多

mine-title = 我上报的（{ $n }）
    .simple = 我报的（{ $n }）
mine-none = 您还没有上报过。直接发一句话给我就行。
    .simple = 您还没有报过。有事发一句话就行。
mine-line = { $n }. { $number } { $what }——{ $step }{ $late }
    .simple = { $n }. { $what }：{ $step }
tasks-title = 我的任务（{ $n }）
tasks-none = 现在没有任务。
tasks-line = { $n }. { $late }{ $what }——{ $step }，{ $age }
tasks-not-worker = 这是网格员和管理员用的。您上报的事请发 /mine 看。
queue-title = 等着派的（{ $n }）
queue-none = 没有等着派的工单。
queue-line = { $n }. { $late }{ $what }——{ $age }

age-minutes =
    { $n ->
        [0] 不到 1 分钟
       *[other] { $n } 分钟
    }
age-hours = { $n } 小时
age-days = { $n } 天
clock = { $month }月{ $day }日 { $weekday } { $time }
weekday-0 = 周一
weekday-1 = 周二
weekday-2 = 周三
weekday-3 = 周四
weekday-4 = 周五
weekday-5 = 周六
weekday-6 = 周日

claim-how = 请发：/claim 加上邀请码。
claim-wrong = 这个邀请码不对、用过了或过期了。请向管理员要一个新的。
claimed-admin = 好了，您现在是管理员。发 /tasks 看等着派的工单。
claimed-worker = 好了，您现在是{ $grid }的网格员。新任务会发到这里，发 /tasks 看全部。
claimed-facilitator = 好了，您现在是协商主持人。
claimed-auditor = 好了，您现在是监督员。

phone-office = 12345
command-start = 开始
command-report = 上报一件事
command-mine = 我上报的
command-tasks = 我的任务
command-help = 帮助
command-cancel = 取消正在说的
command-language = 换语言
command-claim = 用邀请码领角色
command-privacy = 您的信息怎么用
