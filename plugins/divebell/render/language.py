"""The language of the pages, and that of the texts of the site's own elements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from babel import Locale
from babel.core import UnknownLocaleError
from babel.numbers import format_decimal
from markupsafe import Markup

FALLBACK = "en"


class LanguageTagError(ValueError):
    """What should name a language is no tag such as `de` or `pt-BR`."""


@dataclass(frozen=True)
class Language:
    """The language of the pages; texts of the site's own elements are in it, or in what stands in for it."""

    tag: str
    """BCP 47, as authors wrote it: `pt-BR`."""
    direction: str
    """`ltr` or `rtl`."""
    texts: str
    """The language of the elements' texts."""

    @classmethod
    def of(cls, tag: str, *, translated: Iterable[str]) -> Self:
        """The language that `tag` names. Raises `LanguageTagError` for what is no tag."""
        base = tag.partition("-")[0].lower()
        texts = next((language for language in (tag, base) if language in set(translated)), FALLBACK)
        try:
            return cls(tag, Locale.parse(tag, sep="-").text_direction, texts)
        except UnknownLocaleError:
            return cls(tag, "ltr", texts)
        except ValueError:
            raise LanguageTagError(f"'{tag}' is not a language tag like 'en' or 'pt-BR'") from None

    @property
    def mark(self) -> Markup:
        """What marks an element whose texts are not in the pages' language: an attribute after a space."""
        spoken = self.tag.partition("-")[0].lower() == self.texts
        return Markup() if spoken else Markup(f' lang="{self.texts}"')

    def counted(self, forms: Mapping[str, str], count: int) -> str:
        """The form for `count` by the plural rules of the texts' language, with the count in it."""
        locale = Locale.parse(self.texts)
        form = forms.get(locale.plural_form(count), forms["other"])
        return form.replace("{count}", format_decimal(count, locale=locale))
