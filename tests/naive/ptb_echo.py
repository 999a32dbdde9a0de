"""The echo of python-telegram-bot's first example: answers every update, stores nothing.  The bench's yardstick.

Run as `python -m tests.naive.ptb_echo` with the LINLI_ settings of token and address.
"""

import os

from telegram import Update
from telegram.ext import Application, ContextTypes, TypeHandler


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.callback_query:
        await update.callback_query.answer()
    if update.effective_chat:
        await update.effective_chat.send_message((update.message and update.message.text) or "收到")


if __name__ == "__main__":
    root = os.environ["LINLI_TELEGRAM_URL"]
    app = Application.builder().token(os.environ["LINLI_BOT_TOKEN"]).base_url(f"{root}/bot").build()
    app.add_handler(TypeHandler(Update, echo))
    app.run_polling()
