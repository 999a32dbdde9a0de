# 公開給鄰居看之前：先給本人看遮住的樣子；有不合適的話，先請人看。

public-preview = 鄰居會看到：{ $words }
public-held = 裡面有幾個字要先請管理員看一眼。事情照樣馬上辦，只是鄰居要等一等才看得到。
public-waits = { $number } 待審核：事情已經照常交辦。公開的部分先請管理員看一眼，結果會告訴您。
public-title = { $number } 可以公開嗎？
public-why = 為什麼要看：{ $why }
public-appealed = 作者申訴，請再看一次。
public-yes = 可以公開
public-no = 不公開
public-shown = 好了，{ $number } 鄰居可以看到了。
public-refused = 好了，{ $number } 不公開。已經告訴本人原因。
public-told-shown = { $number } 審核過了，鄰居可以看到了（遮住了電話、門牌這些）。
public-told-refused = { $number } 不公開給鄰居：{ $why }。事情照常在辦。有異議可以申訴，或打 { $phone }。
public-not-admin = 這是管理員用的，自己的由別的管理員看。
unfit-insult = 可能有罵人的話
unfit-threat = 可能有威脅人的話
unfit-obscene = 可能有不雅的話
unfit-advert = 可能是廣告
unfit-drugs = 可能和違禁品有關
unfit-hate = 可能有歧視人的話
