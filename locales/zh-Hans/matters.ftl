# Several matters in one message.
report-parts-heard = 听起来是几件事：
report-parts = 分开报，每件都有人跟。分开报吗？
report-parts-apart = 分开报
report-parts-together = 当一件事报
