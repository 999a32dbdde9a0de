# 給管理員看的運作情形，和遲到的答覆。

outage-late = 訊息延遲處理：剛才有一段時間我們沒能即時收到訊息，對不起。您說的都在，現在依序處理。
    .simple = 對不起，剛才收訊息慢了。您說的都在，現在就辦。
outage-over = ⚠️ { $since } 到 { $until } 系統無法儲存訊息：{ $why }。現在已經恢復。這段時間大家傳來的沒有遺失，正在依序處理。
outage-why-full = 磁碟滿了
outage-why-disk = 磁碟出錯
outage-why-readonly = 資料庫只能讀
outage-why-locked = 資料庫被別的程式占著
outage-why-away = 連不上資料庫
outage-why-slow = 資料庫沒有及時回應
outage-why-other = 資料庫寫不進去

running-not-admin = 這個只給管理員看。要看您自己的事，請傳 /mine。
running-title = 運作情形
running-all-sent = 訊息都已送出，沒有等著的。
running-inbox-new = 收到還沒處理的：{ $n } 則，最久的等了 { $age }
running-inbox-parked = 出錯擱置的：{ $n } 則，最早在 { $age }前
running-outbox-new = 等著送出的：{ $n } 則，最久的等了 { $age }
running-outbox-unknown = 不知道到了沒有的：{ $n } 則，最早在 { $age }前
running-outbox-failed = 沒能送到的：{ $n } 則，最早在 { $age }前
running-kept = 只算最近三十天。
