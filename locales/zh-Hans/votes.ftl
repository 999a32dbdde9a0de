# 表决：发起、名册、投票、纸质票、计票、监票。

vote-title = 🗳 表决 { $n } · { $preset }
votes-title = 表决
votes-none = 现在没有需要您表决的事。有了会告诉您。
vote-asks = 问：{ $question }

vote-preset = 按什么规则表决？
vote-preset-consult = 意见征询
vote-preset-assembly-residents = 居民会议（18岁以上居民）
vote-preset-assembly-households = 居民会议（户代表）
vote-preset-delegates = 居民代表会议
vote-preset-owners-general = 业主共同决定（一般事项）
vote-preset-owners-special = 业主共同决定（特别事项）
vote-question =
    表决的是哪一句话？公告以后就不能改了。
    议题：{ $title }
vote-question-title = 就用议题这一句
vote-form = 怎么回答？
vote-form-plain = 同意、不同意、弃权
vote-form-options = 列出几个方案，赞成哪些都行
vote-options = 请写方案，一行一个，两到八个。
vote-options-unclear = 没看懂。请一行写一个方案，两到八个，不要重复。
vote-days = 投票开放多少天？
vote-days-3 = 3 天
vote-days-7 = 7 天
vote-days-15 = 15 天
vote-days-30 = 30 天
vote-studied = 社区党组织哪天研究的？请写日期和会议记录编号（城市居民委员会组织法第三十条）。
vote-lawful = 做过合法性检查吗？（第三十一条：不违法，不侵害居民的权利）
vote-lawful-yes = 做过，没有问题
vote-lawful-no = 还没有
vote-sure =
    { $preset }，开放 { $days } 天。
    问：{ $question }
    现在发起吗？
vote-sure-yes = 发起
vote-sure-no = 不发起
vote-not-discussed = 议题要到“协商讨论”这一步才能表决。

vote-not-binding = 这是意见征询，不具有法律效力。
vote-electorate-residents = 由本社区十八周岁以上的居民决定。
vote-electorate-households = 由户的代表决定，一户一票。
vote-electorate-delegates = 由居民代表会议的组成人员决定。
vote-electorate-owners = 由业主共同决定：一个专有部分一票，实名。
vote-meeting-participation = 到会人数：全体的{ $share }。
vote-meeting-approval = 通过：到会人数的{ $share }同意。没有开会并签到，只算意见征询。
vote-both-participation = 参与：面积和人数都要{ $share }。
vote-both-approval = 通过：参与表决的面积和人数都要{ $share }同意。
vote-law = 依据：{ $law }
share-1-2-over = 过半数
share-2-3-from = 三分之二以上
share-3-4-from = 四分之三以上
vote-opens = { $clock } 开始投票。
vote-closes = { $clock } 截止。
vote-step-prepared = 准备中。
vote-step-checking = 名册核对中。
vote-step-closed = 已截止，等监票。
vote-step-confirmed = 已截止，监票人已确认。
vote-step-cancelled = 已取消。

ballot-none = 您不在这次表决的名册上。住这里的，先用 /home 登记；业主请到居委会领表决码，再发“/vote 表决码”。
ballot-which = 您可以为下面几户投票，一户一票：
ballot-unit = { $unit }
ballot-unit-done = ✓ { $unit }
ballot-for = 这一票代表：{ $unit }
ballot-open = 还没有投。
ballot-counted = ✓ 这一票已计入（{ $clock }）。截止前可以再改，以最后一次为准。
ballot-changed = 改好了，以这一次为准。
ballot-others = 其他几户
ballot-yes = 同意
ballot-no = 不同意
ballot-abstain = 弃权
ballot-option = 方案 { $n } / { $all }：{ $option }
ballot-approve = 赞成
ballot-not = 不赞成
ballot-party = 您是利害关系方，可以发言和答复，不参加表决。
ballot-too-late = 投票已经截止，这一票没有改动。
ballot-too-early = 还没有开始投票。开始时会告诉您。
ballot-own = 核对本户票：{ $unit }
ballot-own-is =
    { $unit } 记录的是：{ $choice }
    公开的表决记录里，这一户写作 { $mark }，别人认不出来。
    如果不对，请联系居委会：{ $phone }
ballot-own-none = 没有投票
ballot-own-later = 截止以后，业主实名表决才能核对本户票。

vote-turnout = 多少户投了
vote-eyes = 谁能看到
eyes-until = 截止以前，结果和每个人的选择，谁都看不到，管理员也看不到。能看到的只有多少户投了。
eyes-server = 选择是加密保存的。但管服务器的人有钥匙，截止前在技术上能解开。
eyes-channel = 聊天软件会留下您点过的按钮；这里收到的原始消息加密保存 30 天。别人也能看您的手机。所以这不是密室投票。
eyes-secret = 截止时算出票数，然后销毁对应关系：以后只知道哪户投过，不知道投了什么。以前的备份里还会有，直到备份过期。
eyes-named = 业主表决依法实名：截止后，每户的选择写进公开的表决记录。纸质票封存至少一年。
eyes-paper = 纸质票由两个人分别录入，他们会看到。纸质票和手机上不一样，以签了字的纸质票为准，并单独列出。
turnout-units = 已投 { $part } / { $whole } 户
turnout-area = 面积 { $part } / { $whole } m²
turnout-missing = 参与还差 { $left }
turnout-enough = 参与已经达到法定比例。
missing-heads = { $n } 户
missing-area = { $n } m²

outcome-passed = ✅ 通过
outcome-rejected = ❌ 未通过
outcome-too-few-voted = ❌ 参与表决未达法定比例
outcome-too-few-present = ❌ 到会人数不足
outcome-void = ⚠️ 表决无效
flaw-roll-changed = 名册在公告后有变动。
flaw-notice-short = 会议通知没有提前够天数。
flaw-not-on-roll = 有不在名册上的票。
flaw-unreadable = 有看不懂的票。
result-sums = 同意 { $yes }，不同意 { $no }，弃权 { $abstain }
result-counted = 共 { $n } 票
result-option = { $option }：{ $n } 票赞成
fraction-needs = ，需{ $share }
fraction-participation-heads = { $mark } 参与人数 { $part } / { $whole }{ $needs }
fraction-participation-area = { $mark } 参与面积 { $part } / { $whole } m²{ $needs }
fraction-approval-heads = { $mark } 同意人数 { $part } / { $whole }{ $needs }
fraction-approval-area = { $mark } 同意面积 { $part } / { $whole } m²{ $needs }

vote-run = 表决 { $n } · 主持
vote-roll = 名册：{ $n } 户
vote-roll-how = 名册还是空的。请在服务器上运行：python -m bot ballots roll 名册.csv --vote { $n } --dry-run
vote-roll-hash = 名册校验码：{ $hash }
vote-missing = 还缺：{ $what }
vote-gate-roll = 名册
vote-gate-roll-checked = 名册核对期满
vote-gate-objections-answered = 名册异议的答复
vote-gate-gates-of-law = 党组织研究和合法性检查（第三十、三十一条）
vote-gate-four-fifths = 居民代表占五分之四以上（第二十八条）
vote-check = 开始名册核对
vote-announce = 公告，冻结名册
vote-cancel = 取消这次表决
vote-cancel-why = 为什么取消？请写一句，大家都会看到。
vote-hurry = 临时通知（特殊情况）
vote-hurry-why = 居民会议要提前十日通知；遇有特殊情况可以临时通知（城市居民委员会组织法第二十六条）。是什么特殊情况？请写一句，会公布给大家。
vote-hurried = 临时通知（未提前十日）的原因：{ $reason }
vote-because = 取消原因：{ $reason }
vote-code = 给业主发表决码
vote-proxy = 登记委托
vote-paper = 录入纸质票
vote-code-is =
    { $unit } 的表决码，只能用一次，30 天内有效：
    { $code }
    请本人在自己手机上发给我：/vote { $code }
vote-code-used = { $unit } 的表决码已经用了。
voters-title = { $name } · 业主表决码（表决 { $n }）
voters-code = 表决码（只给本户业主，只能用一次）
voters-how = 用手机扫一扫；或者在聊天里发：
    /vote { $code }
    请不要拍照外传。丢了请到居委会重领。
vote-code-wrong = 这个表决码不对，或者已经用过了。请到居委会再领一个。

scrutiny-title = 监票 · 表决 { $n }
scrutiny-conflicts = 纸质票和手机上不一样、以纸质票为准的：{ $n } 户
scrutiny-unclear = 纸质票没有两个人一致录入、没有计入的：{ $n } 户
scrutiny-is-right = 核对无误
scrutiny-is-wrong = 有问题
scrutiny-right = 您确认了：核对无误。
scrutiny-wrong = 您提出了：有问题。主持人已收到。

roll-check = 请核对名册上您的这一行：
roll-area = 面积：{ $area } m²
roll-head = 人数：和名册上记为“{ $head }”的其他部分合起来算一人
roll-head-own = 人数：算一人
roll-until = { $clock } 前可以提异议。
roll-wrong = 这一行有错
roll-object = 哪里不对？请写下来，比如：面积应是 89.50 平方米，见不动产证。
roll-objected = 收到您的异议，会书面答复您。答复之前名册不会冻结。
roll-objection-says = 异议：{ $words }
roll-answer = 答复
roll-answer-words = 请写答复，会发给本人。
roll-answer-sent = 答复已发给本人。
roll-answered = 对名册异议的答复：{ $words }
roll-answered-before = 这条异议已经有人答复了。
roll-too-late = 现在不在名册核对期，不能提异议。

vote-box = 还有纸质票没录
vote-box-count = 票箱里还有多少张截止前收到、没录完的纸质票？写一个数，会公开。截止后两天里由两个人录入，最多录这么多张，然后才计票。
vote-box-unclear = 没看懂。只写张数，比如：12。
vote-box-told = 截止前收到、还要录入的纸质票：{ $n } 张；{ $clock } 计票。
vote-closed-at = 已截止（{ $clock }），不能再投。
paper-box-full = 截止前公布的 { $n } 张都录了，不能再多。
paper-unit = 哪一户？照名册写，比如：3号楼2单元501
paper-scan = 请拍一张纸质票的照片，字要看得清。
paper-choice = 票上选的是什么？
paper-choice-yes = 同意
paper-choice-no = 不同意
paper-choice-abstain = 弃权
paper-ticked = 票上勾了哪几个方案？写编号，比如：1 3。一个都没勾写 0。一共 { $options } 个。
paper-ticked-unclear = 没看懂。只写勾了的方案编号，用空格隔开。
paper-no-unit = 名册上没有这一户，请看清楚再来一次。
paper-first = { $unit }：记下了。要再有一位同事照原票录一遍才算数。
paper-agreed = { $unit }：两个人录得一样，已计入。
paper-differs = { $unit }：两个人录得不一样，先不计入。请都再看一遍原票，重新录入。
proxy-paper = 请拍一张业主签字的授权委托书。

vote-news-open = 请您表决：{ $question }（{ $closes } 截止）
vote-news-announced = 表决公告：{ $question }（{ $opens } 开始，{ $closes } 截止）
vote-news-last = 您家还没有投票：{ $question }（{ $closes } 截止）
vote-news-done = 表决结果出来了：{ $question } { $outcome }
vote-news-roll = 请核对表决名册上您的那一行：{ $question }（{ $until } 前）

parked-vote = 刚才发起表决还没说完，可以接着来。
parked-vote-paper = 刚才的纸质票还没录完，可以接着录。
parked-vote-code = 刚才发表决码还没说完，可以接着来。
parked-vote-proxy = 刚才的委托还没登记完，可以接着来。
parked-vote-hurry = 刚才临时通知还没写原因，可以接着写。
parked-vote-box = 刚才票箱的张数还没写，可以接着写。
parked-vote-cancel = 刚才取消表决还没写原因，可以接着写。
parked-roll-object = 刚才的名册异议还没写完，可以接着写。
parked-roll-answer = 刚才的答复还没写完，可以接着写。
