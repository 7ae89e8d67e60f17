"""Reads a message from standard input with Python's email package and prints as JSON what it understood."""

import email
import email.policy
import json
import sys


def defects(part):
    found = [type(defect).__name__ for defect in part.defects]
    for name, value in part.items():
        found += [f"{name}: {type(defect).__name__}" for defect in getattr(value, "defects", ())]
    return found


def described(part):
    content = part.get_content() if not part.is_multipart() else ""
    return {
        "type": part.get_content_type(),
        "disposition": part.get_content_disposition() or "",
        "name": part.get_filename() or "",
        "id": part["Content-ID"] or "",
        "content": content.replace("\r\n", "\n") if isinstance(content, str) else content.hex(),
    }


raw = sys.stdin.buffer.read()
message = email.message_from_bytes(raw, policy=email.policy.SMTP)
parts = list(message.walk())
json.dump({
    "defects": [defect for part in parts for defect in defects(part)],
    "headers": [[name, str(value)] for name, value in message.items()],
    "parts": [described(part) for part in parts],
    "longest": max(len(line) for line in raw.split(b"\r\n")),
    "bare": raw.replace(b"\r\n", b"").count(b"\n") + raw.replace(b"\r\n", b"").count(b"\r"),
    "ascii": raw.isascii(),
}, sys.stdout)
