# 网格员的一天：挂起、延期、协办、合并、移交、请假、巡查、抽查。

wait-parts = 等配件
wait-weather = 等天气
wait-resident = 等居民在家
wait-works = 要施工队
wait-approval = 等审批

decline-to-police = 请拨打 110 报警
decline-to-property = 请找物业公司
decline-to-court = 请走调解或法院
