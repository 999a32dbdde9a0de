### 網頁聊天自己的話（卡片的話在別的檔案裡）。

## 標題與對話

web-lang = zh-Hant
web-title = 鄰里
web-log = 對話
web-empty = 有事請說：打一句話，或拍張照片就可以。
web-day = { $month }月{ $day }日
web-updated = 已更新
web-refresh = 重新整理
web-new-lines = 有新訊息
web-changed = 有變化
web-photo-alt = 照片
web-before-after-alt = 處理前與處理後的照片
web-voice-alt = 語音

## 寫和傳

web-text-label = 寫一句話
web-text-hint = 在這裡輸入…
web-send = 傳送
web-photo = 照片
web-place = 位置
web-voice = 語音
web-cancel = 取消
web-remove-photo = 移除這張照片
web-send-place = 傳送我的位置
web-sending = 傳送中…
web-not-sent = 沒有傳出去，點這裡再傳一次
web-my-photos = 照片
web-my-place = 我的位置
web-my-voice = 語音
web-recording = 錄音中

## 出了狀況

web-offline = 網路斷了，正在重新連線…
web-locating = 正在找您的位置，請稍候…
web-place-refused = 手機沒有允許使用位置。您可以直接寫樓號，例如「3號樓」。
web-place-failed = 找不到您的位置。您可以直接寫樓號，例如「3號樓」。
web-voice-refused = 手機沒有允許錄音。您可以打字，或拍張照片。
web-text-too-long = 這段話太長了，一次最多 { $most } 個字。請分成幾段傳送。
web-photos-too-many = 一次最多 { $most } 張照片。其餘的請下一則再傳。
web-file-too-big = 這個檔案太大了，每個最多 { $most } MB。請換一張小一點的。
web-too-much = 這次傳的東西太多了，合計最多 { $most } MB。照片請分幾次傳。
web-file-unreadable = 這個檔案打不開。請直接拍一張照片，或選 JPG、PNG 格式的。
web-not-arrived = 沒有傳出去，網路可能不穩。請再點一次。
web-stale = 這一頁放得太久了。您寫的字還在，請再點一次「傳送」。
web-no-cookie = 認不出您的手機。您寫的字還在，請再點一次「傳送」；如果還是不行，請在瀏覽器設定裡允許 Cookie。
web-busy = 我們這邊暫時無法儲存訊息。您寫的字還在，請稍後再點「傳送」；有照片的請重新選一次。
web-crowded = 現在使用的人太多，請過一分鐘再打開。
web-lost = 找不到這一頁。
web-failed = 很抱歉，我們這邊出了問題。請稍後再試。
web-home = 回到聊天

## 示範

web-demo-title = 鄰里 · 三支手機
web-demo-lead = 在居民的手機上寫「3號樓電梯壞了」，再看另外兩支。
web-demo-resident = 居民
web-demo-resident-caption = 有事說一句，隨時看進度
web-demo-resident-empty = 有事請說，比如：3號樓電梯壞了。也可以拍張照片。
web-demo-worker = 網格員
web-demo-worker-caption = 接單、處理、拍照回覆
web-demo-worker-empty = 新任務會自己出現在這裡。
web-demo-admin = 管理員
web-demo-admin-caption = 掌握全局，一件事也不漏
web-demo-admin-empty = 沒人接的單、居民說沒解決的，會自己出現在這裡。

web-copy = 複製
web-copied = 已複製
