"""The naive way: a stock python-telegram-bot application that stores nothing.

It plays the same conversation as Linli (words → a card with a button → a number), polls or takes a webhook exactly as
the library's documentation shows, and so acknowledges every update before anything came of it.  Numbers come from a
counter in memory.  Run as `python -m tests.naive.ptb_bot` with the LINLI_ settings of token, address and webhook.
"""

import asyncio
import itertools
import os
from datetime import UTC, datetime

from aiohttp import web
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

NUMBERS = itertools.count(1)


async def said(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.effective_message:
        board = InlineKeyboardMarkup([[InlineKeyboardButton("同意并提交", callback_data="submit")]])
        await update.effective_message.reply_text(f"已了解：{update.effective_message.text}", reply_markup=board)


async def pressed(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.callback_query and update.effective_chat:
        await update.callback_query.answer()
        number = f"LL-{datetime.now(UTC):%Y%m%d}-{next(NUMBERS):04d}"
        await context.bot.send_message(update.effective_chat.id, f"已提交，编号 {number}")


def application() -> "Application":  # type: ignore[type-arg]
    root = os.environ["LINLI_TELEGRAM_URL"]
    builder = Application.builder().token(os.environ["LINLI_BOT_TOKEN"])
    builder = builder.base_url(f"{root}/bot").base_file_url(f"{root}/file/bot")
    built = (builder.updater(None) if "LINLI_WEBHOOK_URL" in os.environ else builder).build()
    built.add_handler(MessageHandler(filters.TEXT, said))
    built.add_handler(CallbackQueryHandler(pressed))
    return built


async def serve(app: "Application") -> None:  # type: ignore[type-arg]
    """The custom webhook of the library's examples: put into the queue, answer 200."""

    async def hook(request: web.Request) -> web.Response:
        await app.update_queue.put(Update.de_json(await request.json(), app.bot))
        return web.Response()

    site = web.Application()
    site.router.add_post("/{path:.*}", hook)
    async with app:
        await app.start()
        runner = web.AppRunner(site)
        await runner.setup()
        await web.TCPSite(runner, os.environ["LINLI_HOST"], int(os.environ["LINLI_PORT"])).start()
        secret = os.environ["LINLI_WEBHOOK_SECRET"]
        await app.bot.set_webhook(os.environ["LINLI_WEBHOOK_URL"], secret_token=secret)
        await asyncio.Event().wait()


if __name__ == "__main__":
    if "LINLI_WEBHOOK_URL" in os.environ:
        asyncio.run(serve(application()))
    else:
        application().run_polling()
