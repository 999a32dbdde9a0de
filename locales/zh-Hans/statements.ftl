# 协商讨论：一句一句地听，一句一句地说。

say-title = 💬 大家怎么说 · { $title }
say-resident = { $n }号居民
say-party = { $label }（利害关系方）
say-quoted = { $who }：“{ $words }”
say-agree = 同意
say-disagree = 不同意
say-skip = 略过
say-take-back = 撤回我的回答
say-answered = 您的回答：{ $answer }
say-left = 后面还有 { $n } 句。
say-next = 听下一句
say-new = 我要说一句
say-summary = 看看结果
say-mine = 我的回答
say-all-answered = 别人说的您都听过了。您也可以说一句。
say-people = { $n } 人回答，{ $statements } 句话。
say-most-agreed = 最认同的：
say-most-divided = 分歧最大的：
say-share = { $share } 同意（{ $low }–{ $high }），{ $n } 人表态
say-own = 您说的：“{ $words }”（{ $state }）
say-state-pending = 待审核
say-state-shown = 已公开
say-state-refused = 没有公开
say-my-answer = { $n }. { $answer }：{ $words }
say-nothing-yet = 您还没有说过，也没有回答过。
say-withdraw = 撤回“{ $words }”
say-words = 请说一句您的看法，不超过 140 个字。大家看到的是“几号居民”，不是您的名字。
say-in-writing = 请打字说，这样大家都能看。
say-too-long = 超过 140 个字了，请短一些，或分两次说。
say-near =
    有人说过差不多的话：
    “{ $said }”
    是一个意思吗？
say-near-same = 是，我同意这句
say-near-other = 不是，我说的不一样
say-sure =
    大家会看到：
    “{ $shown }”
    就这样说吗？
say-sure-yes = 就这样说
say-sure-no = 不说了
say-held-first = 里面有几个字，要先请工作人员看一眼才公开。
say-held = 待审核：先请工作人员看一眼，结果会告诉您。
say-done = 说好了。大家看到您是{ $who }。
say-over = 这个议题现在不在讨论。
say-residents-only = 讨论是住在这里的人参加的。请先用 /home 登记住处。
say-too-soon = 刚说过一句，请隔十分钟再说。可以先听听别人怎么说。
say-told-shown = 您说的“{ $words }”审核过了，大家能看到了。
say-told-refused = 您说的“{ $words }”没有公开：{ $why }。有异议可以申诉。
say-decided-shown = 好了，大家能看到了。
say-decided-refused = 好了，不公开。已经告诉本人原因。
say-appeal-taken = 记下了，请另一位工作人员再看一次。
parked-say = 刚才的话还没说完，可以接着说。

unveil-ask = 🔎 查明作者
unveil-why = 为什么要知道这句话是谁说的？要另一位管理员同意；同意了，本人会看到这个理由。
unveil-nobody = 没有别的管理员可以同意，不能查。
unveil-waits = 这句话已经有人要查了，等另一位管理员决定。
unveil-asked = 已请另一位管理员决定。没同意以前，谁都看不到。
unveil-question = { $admin }想知道这句话是谁说的。同意了，你们两位会看到名字，本人会收到通知和理由，并记入审计。
unveil-yes = 同意查明
unveil-no = 不同意
unveil-refused = 没有同意，不查了。
unveil-name = { $who }是：{ $name }。请只用于说明的理由，不要外传。
unveil-told =
    您在讨论里说的一句话，两位管理员查明了是您说的。
    这句话：{ $words }
    理由：{ $reason }
    有疑问请打 { $phone }。
parked-unveil-why = 刚才查明作者还没写理由，可以接着写。
