"""What the Pyodide of the tests answers; it is given to verification's worker in place of `serve.py`."""

import base64
import json
from collections.abc import Callable
from typing import Any

import divebell_judge
from divebell_judge.codec import CodecError, decode, encode


def serve(request: str, write: Callable[[str], object]) -> None:
    """Answer a request, `{"do": ...}`, in one line."""
    message = json.loads(request)
    write(json.dumps({"recode": recode, "check": check}[message["do"]](message)))


def recode(message: dict[str, Any]) -> dict[str, Any]:
    """Decode and encode the `documents`; encode the values of the `expressions`, which know `names`."""
    names: dict[str, Any] = {}
    exec(message["names"], names)
    return {
        "documents": [recoded(document) for document in message["documents"]],
        "expressions": [json.dumps(encode(eval(text, names))) for text in message["expressions"]],
    }


def recoded(document: str) -> str:
    """A document decoded and encoded again; "refused" if it is malformed."""
    try:
        value = decode(json.loads(document))
    except CodecError:
        return "refused"
    return json.dumps(encode(value))


def check(message: dict[str, Any]) -> dict[str, Any]:
    """The verdict on the solution `source` of the problem in `bundle`, which is base64; in `language`."""
    bundle, language = base64.b64decode(message["bundle"]), message.get("language", "en")
    told = divebell_judge.check(bundle, message["source"], lambda _: None, language=language)
    verdict: dict[str, Any] = json.loads(told)
    return verdict
