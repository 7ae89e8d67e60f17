"""A mail server made with Debian's aiosmtpd: takes everything, writes down who got what.

Usage: aiosmtpd_sink.py FILE. Prints its port, then appends a line to FILE for each message:
the hash of its text, and its recipients.
"""
import asyncio
import hashlib
import sys

from aiosmtpd.smtp import SMTP


class Book:
    def __init__(self, name):
        self.file = open(name, "a", buffering=1)

    async def handle_DATA(self, server, session, envelope):
        digest = hashlib.sha256(envelope.original_content).hexdigest()
        self.file.write(" ".join([digest, *envelope.rcpt_tos]) + "\n")
        return "250 2.0.0 taken"


async def serve(name):
    book = Book(name)
    loop = asyncio.get_running_loop()
    make = lambda: SMTP(book, hostname="sink.test", enable_SMTPUTF8=True)
    server = await loop.create_server(make, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(serve(sys.argv[1]))
