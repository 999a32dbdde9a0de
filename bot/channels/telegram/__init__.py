"""Telegram, through python-telegram-bot's request layer and error classes; own polling and webhook (ADR 0007)."""
