"""A mail server made with Debian's aiosmtpd: takes everything, writes down who got what.

Usage: aiosmtpd_sink.py FILE [starttls|tls CERTIFICATE KEY]. Prints its port, then appends a line to FILE
for each message: the hash of its text, and its recipients. With TLS it wants a login as tim, pencil.
"""
import asyncio
import hashlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Book:
    def __init__(self, name):
        self.file = open(name, "a", buffering=1)

    async def handle_DATA(self, server, session, envelope):
        digest = hashlib.sha256(envelope.original_content).hexdigest()
        self.file.write(" ".join([digest, *envelope.rcpt_tos]) + "\n")
        return "250 2.0.0 taken"


def judge(server, session, envelope, mechanism, data):
    right = mechanism in ("PLAIN", "LOGIN") and (data.login, data.password) == (b"tim", b"pencil")
    return AuthResult(success=right, handled=False)


async def serve(name, tls=None, certificate=None, key=None):
    book = Book(name)
    loop = asyncio.get_running_loop()
    options = {"hostname": "sink.test", "enable_SMTPUTF8": True, "data_size_limit": 64 * 1024 * 1024}
    context = None
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        options |= {"authenticator": judge, "auth_required": True}
    if tls == "starttls":
        options |= {"tls_context": context, "require_starttls": True}
    elif tls:
        options |= {"auth_require_tls": False}  # it does not know that the line is secured already
    make = lambda: SMTP(book, **options)
    server = await loop.create_server(make, "127.0.0.1", 0, ssl=context if tls == "tls" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(serve(*sys.argv[1:]))
