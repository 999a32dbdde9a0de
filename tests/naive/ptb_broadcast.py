"""A broadcast as python-telegram-bot's documentation has it: AIORateLimiter, a loop over the chats, nothing stored.

Run as `python -m tests.naive.ptb_broadcast FIRST SIZE WORDS` with the LINLI_ settings of token and address; answers /help too.
Needs aiolimiter, which Linli does not: LINLI_PEERS names a folder that has it.
"""

import asyncio
import os
import sys

from telegram import Update
from telegram.ext import AIORateLimiter, Application, CommandHandler, ContextTypes


async def help_(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.effective_message:
        await update.effective_message.reply_text("您可以这样用")


async def tell(app: "Application") -> None:  # type: ignore[type-arg]
    first, size, words = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    await asyncio.gather(*(app.bot.send_message(user, words) for user in range(first, first + size)))


async def begin(app: "Application") -> None:  # type: ignore[type-arg]
    app.create_task(tell(app))


if __name__ == "__main__":
    builder = Application.builder().token(os.environ["LINLI_BOT_TOKEN"]).rate_limiter(AIORateLimiter(max_retries=5))
    app = builder.base_url(f"{os.environ['LINLI_TELEGRAM_URL']}/bot").post_init(begin).build()
    app.add_handler(CommandHandler("help", help_))
    app.run_polling()
