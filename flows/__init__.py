"""The neighbourhood's rules: no I/O, no clock, no dice, no SQL, no Telegram, no sentence a resident reads."""
