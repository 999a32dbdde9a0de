# 表決：發起、名冊、投票、紙本票、計票、監票。

vote-title = 🗳 表決 { $n } · { $preset }
votes-title = 表決
votes-none = 現在沒有需要您表決的事。有了會通知您。
vote-asks = 問：{ $question }

vote-preset = 依什麼規則表決？
vote-preset-consult = 意見徵詢
vote-preset-assembly-residents = 居民會議（18歲以上居民）
vote-preset-assembly-households = 居民會議（戶代表）
vote-preset-delegates = 居民代表會議
vote-preset-owners-general = 所有權人共同決定（一般事項）
vote-preset-owners-special = 所有權人共同決定（特別事項）
vote-question =
    表決的是哪一句話？公告以後就不能改了。
    議題：{ $title }
vote-question-title = 就用議題這一句
vote-form = 怎麼回答？
vote-form-plain = 同意、不同意、棄權
vote-form-options = 列出幾個方案，贊成哪些都可以
vote-options = 請寫方案，一行一個，兩到八個。
vote-options-unclear = 沒看懂。請一行寫一個方案，兩到八個，不要重複。
vote-days = 投票開放多少天？
vote-days-3 = 3 天
vote-days-7 = 7 天
vote-days-15 = 15 天
vote-days-30 = 30 天
vote-studied = 社區黨組織哪天研究的？請寫日期和會議紀錄編號（城市居民委員會組織法第三十條）。
vote-lawful = 做過合法性檢查嗎？（第三十一條：不違法，不侵害居民的權利）
vote-lawful-yes = 做過，沒有問題
vote-lawful-no = 還沒有
vote-sure =
    { $preset }，開放 { $days } 天。
    問：{ $question }
    現在發起嗎？
vote-sure-yes = 發起
vote-sure-no = 不發起
vote-not-discussed = 議題要到「協商討論」這一步才能表決。

vote-not-binding = 這是意見徵詢，不具有法律效力。
vote-electorate-residents = 由本社區十八歲以上的居民決定。
vote-electorate-households = 由戶的代表決定，一戶一票。
vote-electorate-delegates = 由居民代表會議的組成人員決定。
vote-electorate-owners = 由所有權人共同決定：一個專有部分一票，記名。
vote-meeting-participation = 到場人數：全體的{ $share }。
vote-meeting-approval = 通過：到場人數的{ $share }同意。沒有開會並簽到，只算意見徵詢。
vote-both-participation = 參與：面積和人數都要{ $share }。
vote-both-approval = 通過：參與表決的面積和人數都要{ $share }同意。
vote-law = 依據：{ $law }
share-1-2-over = 過半數
share-2-3-from = 三分之二以上
share-3-4-from = 四分之三以上
vote-opens = { $clock } 開始投票。
vote-closes = { $clock } 截止。
vote-step-prepared = 準備中。
vote-step-checking = 名冊核對中。
vote-step-closed = 已截止，等監票。
vote-step-confirmed = 已截止，監票人已確認。
vote-step-cancelled = 已取消。

ballot-none = 您不在這次表決的名冊上。住這裡的，先用 /home 登記；所有權人請到居委會領表決碼，再傳「/vote 表決碼」。
ballot-which = 您可以為下面幾戶投票，一戶一票：
ballot-unit = { $unit }
ballot-unit-done = ✓ { $unit }
ballot-for = 這一票代表：{ $unit }
ballot-open = 還沒有投。
ballot-counted = ✓ 這一票已計入（{ $clock }）。截止前可以再改，以最後一次為準。
ballot-changed = 改好了，以這一次為準。
ballot-others = 其他幾戶
ballot-yes = 同意
ballot-no = 不同意
ballot-abstain = 棄權
ballot-option = 方案 { $n } / { $all }：{ $option }
ballot-approve = 贊成
ballot-not = 不贊成
ballot-party = 您是利害關係人，可以發言和答覆，不參加表決。
ballot-too-late = 投票已經截止，這一票沒有更動。
ballot-too-early = 還沒有開始投票。開始時會通知您。
ballot-own = 核對本戶票：{ $unit }
ballot-own-is =
    { $unit } 記錄的是：{ $choice }
    公開的表決紀錄裡，這一戶寫作 { $mark }，別人認不出來。
    如果不對，請聯絡居委會：{ $phone }
ballot-own-none = 沒有投票
ballot-own-later = 截止以後，記名表決才能核對本戶票。

vote-turnout = 多少戶投了
vote-eyes = 誰能看到
eyes-until = 截止以前，結果和每個人的選擇，誰都看不到，管理員也看不到。能看到的只有多少戶投了。
eyes-server = 選擇是加密保存的。但管伺服器的人有金鑰，截止前在技術上能解開。
eyes-channel = 聊天軟體會留下您按過的按鈕；這裡收到的原始訊息加密保存 30 天。別人也能看您的手機。所以這不是密室投票。
eyes-secret = 截止時算出票數，然後銷毀對應關係：以後只知道哪戶投過，不知道投了什麼。以前的備份裡還會有，直到備份過期。
eyes-named = 所有權人表決依法記名：截止後，每戶的選擇寫進公開的表決紀錄。紙本票封存至少一年。
eyes-paper = 紙本票由兩個人分別登錄，他們會看到。紙本票和手機上不一樣，以簽了名的紙本票為準，並單獨列出。
turnout-units = 已投 { $part } / { $whole } 戶
turnout-area = 面積 { $part } / { $whole } m²
turnout-missing = 參與還差 { $left }
turnout-enough = 參與已經達到法定比例。
missing-heads = { $n } 戶
missing-area = { $n } m²

outcome-passed = ✅ 通過
outcome-rejected = ❌ 未通過
outcome-too-few-voted = ❌ 參與表決未達法定比例
outcome-too-few-present = ❌ 到場人數不足
outcome-void = ⚠️ 表決無效
flaw-roll-changed = 名冊在公告後有變動。
flaw-notice-short = 會議通知沒有提前夠天數。
flaw-not-on-roll = 有不在名冊上的票。
flaw-unreadable = 有看不懂的票。
result-sums = 同意 { $yes }，不同意 { $no }，棄權 { $abstain }
result-counted = 共 { $n } 票
result-option = { $option }：{ $n } 票贊成
fraction-needs = ，需{ $share }
fraction-participation-heads = { $mark } 參與人數 { $part } / { $whole }{ $needs }
fraction-participation-area = { $mark } 參與面積 { $part } / { $whole } m²{ $needs }
fraction-approval-heads = { $mark } 同意人數 { $part } / { $whole }{ $needs }
fraction-approval-area = { $mark } 同意面積 { $part } / { $whole } m²{ $needs }

vote-run = 表決 { $n } · 主持
vote-roll = 名冊：{ $n } 戶
vote-roll-how = 名冊還是空的。請在伺服器上執行：python -m bot ballots roll 名冊.csv --vote { $n } --dry-run
vote-roll-hash = 名冊檢核碼：{ $hash }
vote-missing = 還缺：{ $what }
vote-gate-roll = 名冊
vote-gate-roll-checked = 名冊核對期滿
vote-gate-objections-answered = 名冊異議的答覆
vote-gate-gates-of-law = 黨組織研究和合法性檢查（第三十、三十一條）
vote-gate-four-fifths = 居民代表占五分之四以上（第二十八條）
vote-check = 開始名冊核對
vote-announce = 公告，凍結名冊
vote-cancel = 取消這次表決
vote-cancel-why = 為什麼取消？請寫一句，大家都會看到。
vote-hurry = 臨時通知（特殊情況）
vote-hurry-why = 居民會議要提前十日通知；遇有特殊情況可以臨時通知（城市居民委員會組織法第二十六條）。是什麼特殊情況？請寫一句，會公布給大家。
vote-hurried = 臨時通知（未提前十日）的原因：{ $reason }
vote-because = 取消原因：{ $reason }
vote-code = 發表決碼給所有權人
vote-proxy = 登記委託
vote-paper = 登錄紙本票
vote-code-is =
    { $unit } 的表決碼，只能用一次，30 天內有效：
    { $code }
    請本人在自己的手機上傳給我：/vote { $code }
vote-code-used = { $unit } 的表決碼已經用了。
voters-title = { $name } · 所有權人表決碼（表決 { $n }）
voters-code = 表決碼（只給本戶所有權人，只能用一次）
voters-how = 用手機掃一掃；或者在聊天裡傳：
    /vote { $code }
    請不要拍照外傳。遺失請到社區辦公室重領。
vote-code-wrong = 這個表決碼不對，或已經用過了。請到居委會再領一個。

scrutiny-title = 監票 · 表決 { $n }
scrutiny-conflicts = 紙本票和手機上不一樣、以紙本票為準的：{ $n } 戶
scrutiny-unclear = 紙本票沒有兩個人一致登錄、沒有計入的：{ $n } 戶
scrutiny-is-right = 核對無誤
scrutiny-is-wrong = 有問題
scrutiny-right = 您確認了：核對無誤。
scrutiny-wrong = 您提出了：有問題。主持人已收到。

roll-check = 請核對名冊上您的這一行：
roll-area = 面積：{ $area } m²
roll-head = 人數：和名冊上記為「{ $head }」的其他部分合起來算一人
roll-head-own = 人數：算一人
roll-until = { $clock } 前可以提異議。
roll-wrong = 這一行有錯
roll-object = 哪裡不對？請寫下來，例如：面積應是 89.50 平方公尺，見權狀。
roll-objected = 收到您的異議，會書面答覆您。答覆之前名冊不會凍結。
roll-objection-says = 異議：{ $words }
roll-answer = 答覆
roll-answer-words = 請寫答覆，會傳給本人。
roll-answer-sent = 答覆已傳給本人。
roll-answered = 對名冊異議的答覆：{ $words }
roll-answered-before = 這則異議已經有人答覆了。
roll-too-late = 現在不在名冊核對期，不能提異議。

vote-box = 還有紙本票沒登錄
vote-box-count = 票箱裡還有多少張截止前收到、還沒登錄完的紙本票？寫一個數字，會公開。截止後兩天內由兩個人登錄，最多登錄這麼多張，然後才計票。
vote-box-unclear = 看不懂。只寫張數，例如：12。
vote-box-told = 截止前收到、還要登錄的紙本票：{ $n } 張；{ $clock } 計票。
vote-closed-at = 已截止（{ $clock }），不能再投。
paper-box-full = 截止前公布的 { $n } 張都登錄了，不能再多。
paper-unit = 哪一戶？照名冊寫，例如：3號樓2單元501
paper-scan = 請拍一張紙本票的照片，字要看得清楚。
paper-choice = 票上選的是什麼？
paper-choice-yes = 同意
paper-choice-no = 不同意
paper-choice-abstain = 棄權
paper-ticked = 票上勾了哪幾個方案？寫編號，例如：1 3。一個都沒勾寫 0。一共 { $options } 個。
paper-ticked-unclear = 沒看懂。只寫勾了的方案編號，用空格隔開。
paper-no-unit = 名冊上沒有這一戶，請看清楚再來一次。
paper-first = { $unit }：記下了。要再有一位同事照原票登錄一遍才算數。
paper-agreed = { $unit }：兩個人登錄得一樣，已計入。
paper-differs = { $unit }：兩個人登錄得不一樣，先不計入。請都再看一遍原票，重新登錄。
proxy-paper = 請拍一張所有權人簽名的委託書。

vote-news-open = 請您表決：{ $question }（{ $closes } 截止）
vote-news-announced = 表決公告：{ $question }（{ $opens } 開始，{ $closes } 截止）
vote-news-last = 您家還沒有投票：{ $question }（{ $closes } 截止）
vote-news-done = 表決結果出來了：{ $question } { $outcome }
vote-news-roll = 請核對表決名冊上您的那一行：{ $question }（{ $until } 前）

parked-vote = 剛才發起表決還沒說完，可以接著來。
parked-vote-paper = 剛才的紙本票還沒登錄完，可以接著登錄。
parked-vote-code = 剛才發表決碼還沒說完，可以接著來。
parked-vote-proxy = 剛才的委託還沒登記完，可以接著來。
parked-vote-hurry = 剛才臨時通知還沒寫原因，可以接著寫。
parked-vote-box = 剛才票箱的張數還沒寫，可以接著寫。
parked-vote-cancel = 剛才取消表決還沒寫原因，可以接著寫。
parked-roll-object = 剛才的名冊異議還沒寫完，可以接著寫。
parked-roll-answer = 剛才的答覆還沒寫完，可以接著寫。
