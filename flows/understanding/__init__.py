"""Understanding what residents write: pure functions from text to values.  reading.Reader is the door."""
