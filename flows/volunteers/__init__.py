"""The volunteer bank (志愿者银行): hours given, shifts, and who might help whom.  Pure."""
