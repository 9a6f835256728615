"""Why a text is not the one that is wanted, where little is missing."""


def text_cause(got: str, want: str) -> str | None:
    """A hint for two different texts, or None."""
    if got.strip() == want.strip():
        return "Only blanks or line ends at its start or end differ."
    if "".join(got.split()) == "".join(want.split()):
        return "Only blanks or line ends differ."
    if got.casefold() == want.casefold():
        return "Only upper and lower case differ."
    if len(got) > 2 and got[::-1] == want:
        return "It is the wanted text in reverse."
    return None
