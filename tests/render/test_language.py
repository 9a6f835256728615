import pytest

from divebell.render.language import Language, LanguageTagError

TRANSLATED = ("en", "de")
HIDDEN = {"one": "One more case", "other": "{count} more cases"}


@pytest.mark.parametrize(
    ("tag", "direction", "texts", "mark"),
    [
        ("en", "ltr", "en", ""),
        ("de", "ltr", "de", ""),
        ("de-AT", "ltr", "de", ""),
        ("ar", "rtl", "en", ' lang="en"'),
        ("he", "rtl", "en", ' lang="en"'),
        ("pt-BR", "ltr", "en", ' lang="en"'),
        ("sh", "ltr", "en", ' lang="en"'),
    ],
)
def test_pages_have_texts_in_their_language_or_in_english(
    tag: str, direction: str, texts: str, mark: str
) -> None:
    language = Language.of(tag, translated=TRANSLATED)
    assert (language.tag, language.direction, language.texts, language.mark) == (tag, direction, texts, mark)


@pytest.mark.parametrize("tag", ["", "x!", "Deutsch bitte", "de_DE"])
def test_what_is_no_tag_is_refused(tag: str) -> None:
    with pytest.raises(LanguageTagError, match="is not a language tag like 'en' or 'pt-BR'"):
        Language.of(tag, translated=TRANSLATED)


@pytest.mark.parametrize(
    ("tag", "count", "text"),
    [("en", 1, "One more case"), ("en", 1200, "1,200 more cases"), ("de", 1200, "1.200 more cases")],
)
def test_a_count_chooses_the_form_and_stands_in_it(tag: str, count: int, text: str) -> None:
    assert Language.of(tag, translated=TRANSLATED).counted(HIDDEN, count) == text
