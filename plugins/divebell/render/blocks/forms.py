"""Every form of special blocks. To add one, write its file and name it here."""

from collections.abc import Mapping

from .demo import Demo
from .figure import Figure
from .form import Form
from .mermaid import Mermaid
from .output import Output
from .table import Table
from .walkthrough import Walkthrough

FORMS: Mapping[str, Form] = {
    form.name: form for form in (Figure(), Output(), Table(), Mermaid(), Demo(), Walkthrough())
}
"""The forms by the names that authors write."""

EXEC = tuple(name for name, form in FORMS.items() if not form.fence and not form.container)
"""What `exec="…"` can say."""

FENCES = frozenset(name for name, form in FORMS.items() if form.fence)
"""The languages of fences that are forms by themselves."""
