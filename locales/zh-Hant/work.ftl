# 網格員的一天：掛起、延期、協辦、合併、移交、請假、巡查、抽查。

wait-parts = 等料件
wait-weather = 等天氣
wait-resident = 等居民在家
wait-works = 要施工隊
wait-approval = 等核准

decline-to-police = 請撥打 110 報警
decline-to-property = 請找物業管理公司
decline-to-court = 請走調解或法院
