"""The socket that a desk is served at."""

from __future__ import annotations

import asyncio
import socket

from layout.commands.desk import _door


def test_what_is_sent_in_small_pieces_is_not_held_back_for_an_acknowledgement():
    async def of_a_connection() -> int:
        known: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def met(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            known.set_result(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with _door(0, 0) as door:
            server = await asyncio.start_server(met, sock=door)
            _, writer = await asyncio.open_connection(*door.getsockname())
            made = await known
            writer.close()
            server.close()
            return made

    assert asyncio.run(of_a_connection())
