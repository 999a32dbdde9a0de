"""The fake Bot API over real HTTP: <root>/bot<token>/<method>, <root>/file/bot<token>/<path>.

async with FakeTelegram() as telegram:
    telegram.root, telegram.token            # for LINLI_TELEGRAM_URL, LINLI_BOT_TOKEN
    resident = telegram.phone(101, "居民")     # see phone.py
    telegram.plans.append(faults.times(2, "sendMessage", faults.cut_after()))
    telegram.limits = Limits()
    telegram.calls, telegram.violations      # what the bot asked; what Telegram would silently swallow
"""

import asyncio
import json
import re
import socket
import struct
from typing import Any, Self

from aiohttp import web

from tests.fake.call import Call
from tests.fake.faults import Fault, Plan
from tests.fake.limits import Limits
from tests.fake.methods import name_of, perform, unknown_parameters
from tests.fake.params import Params, read_params
from tests.fake.phone import Phone
from tests.fake.refusals import Refused
from tests.fake.webhook import Pusher
from tests.fake.world import World

Json = dict[str, Any]
TOKEN = "900000001:AAFakeTokenOfTheTestTelegram-000000"
ABORT = struct.pack("ii", 1, 0)  # SO_LINGER 0: close() sends a reset


class FakeTelegram:
    def __init__(self, token: str = TOKEN, limits: Limits | None = None) -> None:
        self.token, self.limits = token, limits
        self.world = World()
        self.updates = self.world.updates
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self.plans: list[Plan] = []  # the first plan that returns a Fault decides
        self.pusher = Pusher(self.updates, self.called_by_answer)
        self.work: set[asyncio.Task[tuple[int, Json]]] = set()
        self.root = ""

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=60 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self.serve)
        app.router.add_get("/file/bot{token}/{path:.+}", self.download)
        app.router.add_route("*", "/{rest:.*}", self.nothing)
        self.runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=0.2)
        await self.runner.setup()
        site = web.TCPSite(self.runner, "127.0.0.1", 0)
        await site.start()
        self.root = f"http://127.0.0.1:{self.runner.addresses[0][1]}"
        self.pusher.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.pusher.stop()
        await self.runner.cleanup()
        await asyncio.gather(*self.work, return_exceptions=True)

    def phone(self, user_id: int, name: str = "居民", language: str | None = "zh-hans", **more: Any) -> Phone:
        return self.world.phone(user_id, name, language, **more)

    def called(self, *methods: str) -> list[Call]:
        """Calls of these methods so far, oldest first."""
        return [call for call in self.calls if call.method in methods]

    def complaints(self, *allowed: str) -> list[str]:
        """Every 400 and every parameter Telegram would swallow: the bot's mistakes, but those with an allowed part."""
        refused = [f"{c.method}: {c.refused.description}" for c in self.calls if c.refused and c.refused.code == 400]
        return [said for said in [*self.violations, *refused] if not any(part in said for part in allowed)]

    async def nothing(self, request: web.Request) -> web.Response:
        return answer(404, Refused(404, "Not Found").body())

    async def download(self, request: web.Request) -> web.Response:
        path = request.match_info["path"]
        file = next((f for f in self.world.files.values() if f["path"] == path), None)
        if request.match_info["token"] != self.token or file is None:
            return await self.nothing(request)
        return web.Response(body=file["bytes"], content_type="application/octet-stream")

    async def serve(self, request: web.Request) -> web.StreamResponse:
        method = name_of(request.match_info["method"])
        token = request.match_info["token"]
        call = Call(method or request.match_info["method"], Params(), asyncio.get_running_loop().time())
        self.calls.append(call)
        try:
            if token != self.token:
                well_formed = re.fullmatch(r"\d+:[\w-]{24,}", token)
                raise Refused(401, "Unauthorized") if well_formed else Refused(404, "Not Found")
            call.params = await read_params(request)
            if method is None or request.method not in ("GET", "POST"):
                raise Refused(404, "Not Found")
            return await self.answer(request, call, method)
        except Refused as refused:
            return await self.finish(request, call, self.no(call, refused))

    async def answer(self, request: web.Request, call: Call, method: str) -> web.StreamResponse:
        fault = call.fault = next((fault for plan in self.plans if (fault := plan(call))), Fault())
        work = asyncio.create_task(self.accept(call, method, fault))
        self.work.add(work)
        work.add_done_callback(self.work.discard)
        # what has reached Telegram is done even when the bot dies meanwhile; only a poll ends with its connection
        reply = await (work if method == "getUpdates" else asyncio.shield(work))
        if fault.after:
            await asyncio.sleep(fault.after)
        if fault.cut:
            cut(request)
            return web.Response()
        if fault.answer:
            status, body = fault.answer
            return await self.finish(
                request, call, web.Response(status=status, body=body, content_type="application/json")
            )
        return await self.finish(request, call, answer(*reply))

    async def accept(self, call: Call, method: str, fault: Fault) -> tuple[int, Json]:
        if fault.before:
            await asyncio.sleep(fault.before)
        return await self.carry_out(call, method) if fault.accept else (500, {})

    async def carry_out(self, call: Call, method: str) -> tuple[int, Json]:
        """Do what the call asks, note violations.  The answer as (status, body)."""
        call.unknown = unknown_parameters(method, call.params)
        self.violations += [f"{method}: unknown parameter {name}" for name in call.unknown]
        if call.params.unread:
            self.violations.append(f"{method}: Telegram does not read {call.params.unread}")
        try:
            if self.limits and call.changes:
                self.limits.check(call.chat, asyncio.get_running_loop().time())
            call.result = await perform(self.world, method, call.params)
        except Refused as refused:
            self.no(call, refused)
            return refused.code, refused.body()
        call.accepted = True
        self.world.notify()
        return 200, {"ok": True, "result": call.result}

    def no(self, call: Call, refused: Refused) -> web.Response:
        call.refused = refused
        self.world.notify()
        return answer(refused.code, refused.body())

    async def finish(self, request: web.Request, call: Call, response: web.Response) -> web.StreamResponse:
        await response.prepare(request)
        await response.write_eof()
        call.answered = asyncio.get_running_loop().time()
        return response

    async def called_by_answer(self, body: Json) -> None:
        """A method carried by the answer to a webhook push."""
        method = name_of(str(body.get("method")))
        params = Params({k: v for k, v in body.items() if k != "method"})
        call = Call(method or "", params, asyncio.get_running_loop().time())
        self.calls.append(call)
        if method:
            await self.carry_out(call, method)


def answer(status: int, body: Json) -> web.Response:
    return web.Response(
        status=status, text=json.dumps(body), content_type="application/json"
    )  # as Telegram: ASCII only


def cut(request: web.Request) -> None:
    """Reset the connection."""
    transport = request.transport
    if transport is not None:
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, ABORT)
        transport.abort()
