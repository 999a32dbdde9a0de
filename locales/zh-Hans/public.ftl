# 公开给邻居看之前：先给本人看遮住的样子；有不合适的话，先请人看。

public-preview = 邻居会看到：{ $words }
public-held = 里面有几个字要先请管理员看一眼。事情照样马上办，只是邻居要等一等才看得到。
public-waits = { $number } 待审核：事情已经照常交办。公开的部分先请管理员看一眼，结果会告诉您。
public-title = { $number } 可以公开吗？
public-why = 为什么要看：{ $why }
public-appealed = 作者申诉，请再看一次。
public-yes = 可以公开
public-no = 不公开
public-shown = 好了，{ $number } 邻居可以看到了。
public-refused = 好了，{ $number } 不公开。已经告诉本人原因。
public-told-shown = { $number } 审核过了，邻居可以看到了（遮住了电话、门牌这些）。
public-told-refused = { $number } 不公开给邻居：{ $why }。事情照常在办。有异议可以申诉，或打 { $phone }。
public-not-admin = 这是管理员用的，自己的由别的管理员看。
unfit-insult = 可能有骂人的话
unfit-threat = 可能有威胁人的话
unfit-obscene = 可能有不雅的话
unfit-advert = 可能是广告
unfit-drugs = 可能和违禁品有关
unfit-hate = 可能有歧视人的话
