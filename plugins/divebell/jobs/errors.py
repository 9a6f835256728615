"""What can go wrong with a job board, in words for the one who runs `divebell jobs sync`."""


class BoardError(Exception):
    """A board could not be read; yesterday's postings of it stay. The message says why and what to do."""


class FetchError(BoardError):
    """An address did not give a usable answer, after as many attempts as politeness allows."""


class GoneError(FetchError):
    """The board says that there is nothing at this address (HTTP 404 or 410)."""


class AnswerError(BoardError):
    """An answer came, and is not what the board's documentation describes."""


class FieldError(Exception):
    """One posting of an answer lacks what a posting must have; the others are read all the same."""
