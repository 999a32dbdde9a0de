"""Conversations as outsiders see them: one running bot, two channels, two databases."""
