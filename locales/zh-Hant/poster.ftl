# 樓門碼：貼在樓門口的一張紙。字大、話短。

poster-title = 有事掃一掃
poster-how =
    掃一掃，說一句話，或拍張照。
    有人辦，辦好了告訴您。
    { $place }已經填好，不用再說在哪裡。
poster-web = 用手機相機掃一掃，不用下載，不用註冊
poster-telegram = 用 Telegram 的掃這個
poster-no-phone = 不用手機？請打居委會電話
poster-urgent = 火警 119 · 報警 110 · 急救 120
