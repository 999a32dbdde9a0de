"""Every word a resident reads, in zh-Hans, zh-Hant and en; lexicons and keyword files.  No logic."""
