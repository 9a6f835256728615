"""One request for a check, answered in JSON lines: run by `divebell/verify/cpython_worker.py` as a file.

Requests are `{"bundle": base64, "source", "first", "only", "seed"}`. The judge's events go out as they come;
the last line is `verdict`, or `unreadable` for a bundle of another judge's.
"""

import base64
import json
from collections.abc import Callable

import divebell_judge


def serve(request: str, write: Callable[[str], object]) -> None:
    """Answer one request; `write` takes a line without its end."""
    message = json.loads(request)
    bundle = base64.b64decode(message.pop("bundle"))
    try:
        verdict = divebell_judge.check(bundle, message.pop("source"), write, **message)
    except divebell_judge.CodecError as error:
        write(json.dumps({"type": "unreadable", "message": str(error)}))
    else:
        write(f'{{"type": "verdict", "verdict": {verdict}}}')
