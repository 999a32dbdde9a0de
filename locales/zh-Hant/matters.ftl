# Several matters in one message.
report-parts-heard = 聽起來是幾件事：
report-parts = 分開通報，每件都有人跟進。要分開嗎？
report-parts-apart = 分開通報
report-parts-together = 當一件事通報
