"""The process: settings, wiring, channels, loops, clock, web site, command line.  Knows everyone, is known by no one."""

__version__ = "0.1.0"
