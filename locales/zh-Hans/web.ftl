### 网页聊天自己的话（卡片的话在别的文件里）。

## 标题与对话

web-lang = zh-Hans
web-title = 邻里
web-log = 对话
web-empty = 有事您说话：写一句，或拍张照片，就行。
web-day = { $month }月{ $day }日
web-updated = 已更新
web-refresh = 刷新
web-new-lines = 有新消息
web-changed = 有变化
web-photo-alt = 照片
web-before-after-alt = 处理前和处理后的照片
web-voice-alt = 语音

## 写和发

web-text-label = 写一句话
web-text-hint = 在这里写…
web-send = 发送
web-photo = 照片
web-place = 位置
web-voice = 语音
web-cancel = 取消
web-remove-photo = 去掉这张照片
web-send-place = 发送我的位置
web-sending = 正在发送…
web-not-sent = 没发出去，点这里再发一次
web-my-photos = 照片
web-my-place = 我的位置
web-my-voice = 语音
web-recording = 正在录音

## 出了岔子

web-offline = 网络断了，正在重连…
web-locating = 正在找您的位置，请稍等…
web-place-refused = 手机没有允许看位置。您可以直接写楼号，比如“3号楼”。
web-place-failed = 没找到您的位置。您可以直接写楼号，比如“3号楼”。
web-voice-refused = 手机没有允许录音。您可以打字，或者拍张照片。
web-text-too-long = 这段话太长了，一次最多 { $most } 个字。请分成几段发。
web-photos-too-many = 一次最多 { $most } 张照片。其余的请下一条再发。
web-file-too-big = 这个文件太大了，每个最多 { $most } 兆。请换一张小一点的。
web-too-much = 这次发的东西太多了，合起来最多 { $most } 兆。照片请分几次发。
web-file-unreadable = 这个文件打不开。请直接拍一张照片，或选 JPG、PNG 格式的。
web-not-arrived = 没发出去，网络可能不好。请再点一次。
web-stale = 这一页放得太久了。您写的字还在，请再点一次“发送”。
web-no-cookie = 没认出您的手机。您写的字还在，请再点一次“发送”；要是还不行，请在浏览器设置里允许 Cookie。
web-busy = 我们这边暂时存不下消息。您写的字还在，请过一会儿再点“发送”；有照片的请重新选一下。
web-crowded = 现在来的人太多，请过一分钟再打开。
web-lost = 没有这一页。
web-failed = 对不起，我们这边出了问题。请过一会儿再试。
web-home = 回到聊天

## 演示

web-demo-title = 邻里 · 三部手机
web-demo-lead = 在居民的手机上写“3号楼电梯坏了”，再看另外两部。
web-demo-resident = 居民
web-demo-resident-caption = 有事说一句，随时看进展
web-demo-resident-empty = 有事您说话，比如：3号楼电梯坏了。也可以拍张照片。
web-demo-worker = 网格员
web-demo-worker-caption = 接单、处理、拍照回复
web-demo-worker-empty = 新任务会自己出现在这里。
web-demo-admin = 管理员
web-demo-admin-caption = 看全局，不让一件事落下
web-demo-admin-empty = 没人接的单、居民说没解决的，会自己出现在这里。

web-copy = 复制
web-copied = 已复制
