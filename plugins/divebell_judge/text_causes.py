"""Why a text is not what is wanted, where little is missing."""

from divebell_judge.values import as_array, leaf
from divebell_judge.wording import text


def text_cause(got: object, want: object) -> str | None:
    """A hint for a text that is not the wanted text, or not the wanted number, or None."""
    found, wanted = leaf(got), leaf(want)
    if type(found) is not str:
        return None
    if type(wanted) is str:
        return _near_text(found, wanted)
    return _number_as_text(found, wanted)


def _near_text(got: str, want: str) -> str | None:
    if got.strip() == want.strip():
        return text("Only blanks or line ends at its start or end differ.")
    if "".join(got.split()) == "".join(want.split()):
        return text("Only blanks or line ends differ.")
    if got.casefold() == want.casefold():
        return text("Only upper and lower case differ.")
    if len(got) > 2 and got[::-1] == want:
        return text("It is the wanted text in reverse.")
    return None


def _number_as_text(got: str, want: object) -> str | None:
    number = as_array(want)
    if number is None or number.ndim or number.dtype.kind not in "iuf":
        return None
    try:
        same = float(got) == float(number)
    except ValueError:
        return None
    if not same:
        return None
    return text("It is the right number, but as a text: is a str(...) or an f-string too many?")
