"""The bench: how fast Linli is beside bots that store nothing.  `make bench` prints the table, and never asserts a time."""
