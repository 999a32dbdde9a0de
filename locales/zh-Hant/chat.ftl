# 聊天裡的每一句話。短、暖、明白；一次只問一件事。

language-name = 繁體中文
language-which = 要用哪種語言？
language-chosen = 好的，以後用繁體中文。

start =
    您好，這裡是{ $name }。
    家裡或樓裡有什麼要修、要管的，直接傳一句話給我就可以。
    例如：3號樓電梯壞了
    也可以傳照片、語音或位置。
    .simple =
        您好，這裡是{ $name }。
        有什麼要修、要管的，傳一句話就好。
        例如：3號樓電梯壞了
help-title = 您可以這樣用
help =
    直接傳一句話，就能通報問題；照片、語音、位置都可以。
    /mine 看我的通報
    /report 通報一件事
    /topics 大家商量的事，一起出主意、表決
    /aid 請鄰居幫個忙
    /volunteer 我來當志工
    /nearby 附近正在辦的
    /notices 看公告
    /follow 我關注的
    /cancel 取消正在說的
    /settings 字大一點、換語言、加一支手機
    /behalf 替長輩、替別人通報
    /mydata 看、改、刪您的資料
    /language 換語言
    /privacy 您的資料怎麼用
    .simple =
        有什麼要修，傳一句話就好，也能傳照片、語音。
        想看辦到哪裡了，傳 /mine
        想找真人，傳「找真人」
        想看公告，傳 /notices
        其他的，傳 /settings
next-report = 現在可以：把遇到的問題傳一句話給我。
    .simple = { "" }
next-mine = 現在可以：傳 /mine 看看您的事辦到哪裡了。
    .simple = 傳 /mine，看您的事辦到哪裡了。
next-rate = 現在可以：傳 /mine，告訴我們修好了沒有。
    .simple = 修好了沒有？傳 /mine 告訴我們。
next-tasks = 現在可以：傳 /tasks 看您的任務。
next-queue = 現在可以：傳 /tasks 看等著派的工單。
next-open-question = 現在可以：接著回答上面的問題，或者傳「取消」。
    .simple = 請回答上面的問題，或傳「取消」。
human = 想找真人，請打居委會電話 { $phone }。
    .simple = 居委會電話：{ $phone }
call-human = 找真人
cancel = 取消
cancelled = 好的，取消了，沒有提交。
    .simple = 好的，取消了。
nothing-to-cancel = 現在沒有要取消的。有事直接傳給我就可以。
    .simple = 沒有要取消的。
what-can-i-do = 我在。遇到什麼問題，直接說在哪裡、怎麼了，例如：3號樓電梯壞了。想找真人，傳「找真人」。
    .simple = 我在。哪裡、怎麼了，直接說，例如：3號樓電梯壞了。找真人，傳「找真人」。
cannot-read = 這個我看不了。請傳文字、照片、語音或位置。
words-only = 影片和這種檔案我收不了，只看了您寫的字。有照片的話，請傳一張。
file-not-received = 有一張照片或語音打不開，沒有收到。請再傳一次。
    .simple = 這個看不了。請傳文字、照片或語音。
command-unknown = 沒有這個指令。傳 /help 看看能做什麼，或者直接說事情。
    .simple = 沒有這個。直接說事情就好，或傳 /help。
slow-down = 您傳得有點快，這一則沒有記上。請等一分鐘再傳；先前收下的都在。急事請打 119、110 或 120。
    .simple = 太快了，這一則沒記上。請等一分鐘再傳。急事打 119、110 或 120。
our-mistake = 對不起，我們這邊出錯了，這一則沒有辦成。已經記下來了。請再傳一次，或打電話 { $phone }。
    .simple = 對不起，我們出錯了，沒有辦成。請再傳一次，或打 { $phone }。
group-private = 為了保護隱私，請私下跟我說。
open-chat = 打開聊天

unclear-short = 再說清楚一點好嗎？
    .simple = 請再說清楚一點。
unclear-words = 請用文字或語音說一句。
    .simple = 請打字或說一句。
unclear-choice = 請點下面的按鈕。
unclear-where = 沒找到這個地方。請說樓號，例如 3號樓；您再說一次，我就照您說的記。
    .simple = 沒找到。請再說一次。
unclear-photo = 請傳一張照片，或點下面的原因。
stale-question = 內容有變，請看新的這一張。
    .simple = 請看新的這一張。
stale-gone = 這件事已經說完了，這個按鈕用不到了。
    .simple = 這件事說完了，不用再點。
stale-card = 情況有變，這是現在的樣子：
    .simple = 現在是這樣：
digit-too-high = 沒有這個數字的按鈕，請再看看上面。
    .simple = 沒有這個數字，請再看看。
digit-withdraws = 這個數字是「{ $label }」。真要撤回這件事，請傳「{ $label }」。要看別的，傳 /mine。
button-unknown = 這個按鈕不是給您的，或者已經失效。
    .simple = 這個按鈕用不了。
not-yours = 這件事現在不歸您辦。
already-done = 已記錄（{ $number }）。
already-submitted = 已記錄，編號 { $number }。
no-such-worker = 這位網格員現在不在崗位上，請換一位。

report-what = 出了什麼事？說一句就好。
    .simple = 出了什麼事？
report-service = 這屬於哪一類？
    .simple = 是哪一類？
report-service-other = 其他
report-heard = 「{ $words }」
report-where =
    在哪裡？
    說樓號（例如 3號樓），或點下面傳送位置。
    .simple =
        在哪裡？
        請說樓號，例如 3號樓。
report-got-photos = 收到 { $n } 張照片。
report-change = 要改哪一項？
report-change-what = 說的事
report-change-where = 地點
report-change-service = 類別
report-dropped = 好的，沒有提交，也不會有人看到。
    .simple = 好的，沒有提交。
report-confirm-submit = 提交
report-confirm-agree = 同意並提交
report-confirm-change = 改一改
report-confirm-drop = 取消
report-confirm-refuse = 不同意
report-confirm-publish = 公開給鄰居看
report-confirm-hide = 改回只給工作人員看
typed-report = 我要報修|報修|我要通報|通報|我要反映|反映問題|我要反映問題|我想反映問題|我想反映個問題|我要反映個問題|我要投訴|投訴|我想投訴|我要檢舉
typed-language = 換語言|切換語言|換成簡體|換成簡體字|簡體|簡體中文|換成英文|英文
typed-numbers = 報警電話|報警電話多少|報警電話幾號|急救電話|急救電話多少|火警電話|救護車電話|緊急電話
numbers = 失火打 119，報警打 110，急救打 120。居委會電話 { $phone }。
typed-phone = 電話|電話多少|電話號碼|電話是多少|電話幾號|有電話嗎|居委會電話|居委會電話多少|社區電話|社區電話多少|社區電話是多少|管理處電話|物業電話|物業電話多少|聯絡電話
typed-yes = 是|是的|對|對的|沒錯|好|好的|可以|行|嗯|嗯嗯|是這樣|確認|提交吧|對，提交|送出
typed-agree = 同意|我同意|同意提交
typed-no = 算了|算了吧|不用了|不報了|算了不報了|不要了|不提交|別提交|不用報了|先不報了
typed-wrong = 不是|不對|錯了|寫錯了|說錯了|不是這樣|改一下|要改
confirm-title = 是這樣嗎？
    .simple = 對嗎？
confirm-what = 事情：{ $words }
confirm-where = 地點：{ $place }
confirm-service = 類別：{ $service }
confirm-photos = 照片：{ $n } 張
confirm-voices = 語音：{ $n } 則
confirm-seen-hide = 誰能看到：只有工作人員
    .simple = 只有工作人員看得到
confirm-seen-publish = 誰能看到：工作人員和鄰居
    .simple = 鄰居也看得到
words-long = { $words }……（共 { $n } 字，全都收下了）
by-voice = （見語音）
place-unknown = 地點還不清楚
place-by-position = 傳來的位置
refused = 好的，沒有提交，您說的話不會有人看到。您隨時可以再找我。急事請打 119（火警）、110（報警）、120（急救）；居委會電話 { $phone }。
    .simple = 好的，沒有提交，沒有人看到。急事打 119（火警）、110（報警）、120（急救）；居委會 { $phone }。
send-location = 📍 傳送我的位置

parked-report = 剛才那件事還沒提交，可以接著說。
    .simple = 剛才那件事，接著說嗎？
parked-supplement = 剛才要補充的還沒說完，可以接著說。
    .simple = 剛才要補充的，接著說嗎？
parked-reopened = 剛才說沒修好的地方，可以接著說。
    .simple = 哪裡沒修好，接著說嗎？
parked-handle = 剛才那張工單還差一張照片，可以接著傳。
resume = 繼續
discard = 放棄

supplement = 補充情況
supplement-what = 請說要補充什麼，也可以傳照片或語音。
    .simple = 要補充什麼？
reopened-what = 已經重新交辦。哪裡沒修好？說一句，或傳張照片。
    .simple = 好的，再去修。哪裡沒修好？
reopened-what-skip = 不用說了，直接派
reopened-unsaid = 好的，已經請網格員再去看。
    .simple = 好的，再去看。
edit-too-late = { $number } 已經結案，改動沒有記上。還有問題請重新說一句。
    .simple = 這件事辦完了，沒有改。還有問題，再說一句。
withdraw = 撤回

status-title = { $number }
status-since = 通報時間：{ $clock }
    .simple = { "" }
step-open = 🕒 已收到，正在安排人。
    .simple = 收到了，正在找人。
step-dispatched = 🕒 已派給{ $worker }，等候接單。
    .simple = 收到了，交給{ $worker }了。
step-accepted = 🔧 { $worker }已接單，正在處理。
    .simple = { $worker }在辦了。
step-handled = ✅ { $worker }說辦好了，請您看看修好了沒有。
    .simple = { $worker }說辦好了。修好了嗎？
step-closed-satisfied = ✅ 已結案。您的評價：滿意。
    .simple = 辦完了。您說：滿意。
step-closed-unsatisfied = ✅ 已結案。您的評價：不滿意。
    .simple = 辦完了。您說：不滿意。
step-closed-unrated = ☑️ 七天沒有收到回覆，視為結案（未評價）。
    .simple = 七天沒等到您回話，就算辦完了。
step-withdrawn = ↩️ 您已撤回。
step-declined = ⛔ 不予受理。
    .simple = 沒有受理。
short-open = 待派
short-dispatched = 已派
short-accepted = 在辦
short-handled = 待您確認
short-closed = 結案
short-withdrawn = 已撤回
short-declined = 不受理

rate-title = { $number } 修好了嗎?
    .simple = 修好了嗎?
rate-text =
    { $worker }說這件事辦好了：
    { $place }：{ $words }
    .simple =
        { $worker }說辦好了：
        { $words }
rate-satisfied = 已解決·滿意
rate-unsatisfied = 已解決·不滿意
rate-reopen = 沒解決
rate-which = 那太好了！您滿意嗎？請按一下。
typed-fixed = 修好|好了|解決了|已經好|已經修好|弄好|可以了|行了
typed-satisfied = 滿意|很滿意|非常滿意|滿滿意|都滿意
typed-unsatisfied = 不滿意|不太滿意|不怎麼滿意|很不滿意|不是很滿意
typed-reopen = 沒修好|沒解決|沒好|沒弄好|沒有修|沒有好|沒有解決|還沒修好|還沒好|還沒解決|還沒弄好|還沒有修|根本沒|還是不行|還是不亮|還是不動|還是不能|還是不好|還是沒|還是壞|還是漏|還是一樣|還在漏|還在響|又壞
rated-satisfied = 謝謝！記下了：已解決·滿意。
    .simple = 謝謝您！記下了。
rated-unsatisfied = 謝謝，記下了：已解決·不滿意。我們會改進。
    .simple = 謝謝您。我們會改。
rated-unrated = 七天沒有收到回覆，視為結案（未評價）。
    .simple = 七天沒等到您回話，就算辦完了。
rated-reopened = 記下了：沒解決。已經重新交辦。
    .simple = 好的，再去修。
rated-none = 記下了。
before-after = 左邊是處理前，右邊是處理後。
    .simple = 左邊以前，右邊現在。
handled-without-photo = 沒有照片：{ $why }
picture-missing = （照片還沒取到，稍後可以向網格員要。）
    .simple = （照片還沒到。）

news-dispatched = { $number }（{ $place }）已派給{ $worker }。
    .simple = { $place }：交給{ $worker }了。
news-declined = { $number }（{ $place }）不予受理：{ $why }。有疑問請打 { $phone }。
    .simple = { $place }的事沒有受理：{ $why }。要問，打 { $phone }。
news-returned = { $number }（{ $place }）要換人辦：{ $why }。我們正在重新安排。
    .simple = { $place }的事要換個人辦，請等一等。
news-withdrawn = { $number }（{ $place }）居民已撤回，不用去了。
news-rated =
    { $number }（{ $place }）居民回覆：{ $outcome ->
        [satisfied] 已解決·滿意
        [unsatisfied] 已解決·不滿意
       *[none] 已記錄
    }{ $recorded }。
news-reopened = { $number }（{ $place }）居民說沒解決，已重新交辦給{ $worker }。
news-expired = { $number }（{ $place }）七天沒有收到您的回覆，視為結案（未評價）。還有問題請再說一句。
    .simple = { $place }的事，七天沒等到您回話，就算辦完了。沒好，再說一句。
news-supplemented = 補充好了，已轉給辦事的人（{ $number }）。
    .simple = 好的，告訴辦事的人了。

about = { $number }（{ $place }）
task-title = 工單 { $number }
task-step-dispatched = 📌 新任務，請接單。
task-step-accepted = 🔧 您已接單。
task-step-handled = ✅ 已處理，等居民確認。
task-step-closed = ✅ 已結案。
task-step-withdrawn = ↩️ 居民已撤回，不用去了。
task-step-declined = ⛔ 不予受理。
task-step-open = 等待派單。
task-step-gone = 這張工單現在不歸您辦。
task-raised = ❗ 居民說沒解決，重新交辦。
task-age = 已等：{ $age }
task-late = ⏰ 已逾時，已等：{ $age }
evidence = { $number } 居民傳來的
evidence-missing = { $number } 的照片或語音沒有取到，請聯絡居民。
supplement-for = ➕ 居民補充：{ $words }
supplement-files = ➕ 居民補充了照片或語音。
accept = 接單
handle = 已處理
return = 退單
transfer = 轉派
back = 返回
map = 地圖（WGS-84 座標）
handle-photo = 請傳一張處理後的照片。沒有照片就點原因。
handle-photo-dark = 天黑拍不清楚
handle-photo-indoors = 在居民家裡，不方便拍
handle-photo-by-phone = 電話裡解決了
handle-photo-nothing-to-see = 看不出變化
refile = 類別不對，改一下
refile-to = 這一單屬於哪一類？
return-why = 為什麼退單？
return-not-ours = 不歸我們管
return-not-found = 找不到地方
return-need-material = 缺材料或要專業人員
return-duplicate = 和別的工單重複
return-wrong-grid = 不在我的網格
returned-why = 退單原因：{ $why }
decline = 不予受理
decline-why = 為什麼不予受理？
decline-out-of-scope = 不屬於社區職責
decline-not-true = 查證後情況不存在
decline-to-12345 = 請撥打 12345 反映
transfer-to = 轉給誰？
transfer-nobody = 現在沒有別的網格員。請退單，讓管理員安排。
dispatch-to = 派給 { $worker }
queue-open = 📥 這張工單沒有人辦，派給誰？
queue-nobody = 📥 這張工單沒有人辦，也還沒有網格員。請管電腦的人執行 python -m bot claim worker，把邀請碼交給網格員。
queue-step-dispatched = ✅ 已派給{ $worker }。
queue-step-accepted = ✅ { $worker }已接單。
queue-step-handled = ✅ { $worker }已處理。
queue-step-closed = ✅ 已結案。
queue-step-withdrawn = ↩️ 居民已撤回。
queue-step-declined = ⛔ 已回覆居民：不予受理。
a-worker = 網格員
worker-named = 網格員{ $name }
worker-of = { $name }（{ $grid }）
more = 更多

mine-title = 我的通報（{ $n }）
    .simple = 我報的（{ $n }）
mine-none = 您還沒有通報過。直接傳一句話給我就可以。
    .simple = 您還沒有通報過。有事傳一句話就好。
mine-line = { $n }. { $number } { $what }——{ $step }{ $late }
    .simple = { $n }. { $what }：{ $step }
tasks-title = 我的任務（{ $n }）
tasks-none = 現在沒有任務。
tasks-line = { $n }. { $late }{ $what }——{ $step }，{ $age }
tasks-not-worker = 這是網格員和管理員用的。您通報的事請傳 /mine 看。
queue-title = 等著派的（{ $n }）
queue-none = 沒有等著派的工單。
queue-line = { $n }. { $late }{ $what }——{ $age }

age-minutes =
    { $n ->
        [0] 不到 1 分鐘
       *[other] { $n } 分鐘
    }
age-hours = { $n } 小時
age-days = { $n } 天
clock = { $month }月{ $day }日 { $weekday } { $time }
weekday-0 = 週一
weekday-1 = 週二
weekday-2 = 週三
weekday-3 = 週四
weekday-4 = 週五
weekday-5 = 週六
weekday-6 = 週日

claim-how = 請傳：/claim 加上邀請碼。
claim-wrong = 這個邀請碼不對、用過了或過期了。請向管理員要一個新的。
claimed-admin = 好了，您現在是管理員。傳 /tasks 看等著派的工單。
claimed-worker = 好了，您現在是{ $grid }的網格員。新任務會傳到這裡，傳 /tasks 看全部。
claimed-facilitator = 好了，您現在是協商主持人。
claimed-auditor = 好了，您現在是監督員。

phone-office = 12345
command-start = 開始
command-report = 通報一件事
command-mine = 我的通報
command-tasks = 我的任務
command-help = 說明
command-cancel = 取消正在說的
command-language = 換語言
command-claim = 用邀請碼領角色
command-privacy = 您的資料怎麼用
