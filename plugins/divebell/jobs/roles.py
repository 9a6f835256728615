"""What kind of work a posting is, and at what level: rules over its title.

The rules are tables, read from the top; the first whose pattern is in the title decides. The title alone
decides the role: a description names every team that a hire will meet. The level is looked for in the title
too, then in the board's own word for it.

Role:
  1. Work that sells, hires, supports or manages is `other`, whatever it sells ("Account Executive, AI").
  2. A scientist or researcher of the field is a `research-scientist`, whatever the speciality.
  3. Then the speciality: `mlops`, `computer-vision`, `nlp`, `data-engineer`, `data-scientist`.
  4. Then `machine-learning-engineer`, and `software-engineer` for whoever else writes programs.

Seniority: "Staff" and "Principal" count as `lead`, "Member of Technical Staff" does not. A title that names
no level is `unknown`, not `mid`, unless the board says.
"""

import re
from typing import Literal

type Role = Literal[
    "machine-learning-engineer",
    "research-scientist",
    "data-scientist",
    "data-engineer",
    "computer-vision",
    "nlp",
    "mlops",
    "software-engineer",
    "other",
]
type Seniority = Literal["intern", "junior", "mid", "senior", "lead", "unknown"]

ROLES: tuple[tuple[Role, tuple[str, ...]], ...] = (
    (
        "other",
        (
            r"sales",
            r"account (?:executive|manager|director)",
            r"marketing",
            r"recruit",
            r"talent",
            r"sourcer",
            r"counsel",
            r"attorney",
            r"legal",
            r"finance",
            r"accountant",
            r"accounting",
            r"payroll",
            r"customer (?:success|support|experience)",
            r"support (?:engineer|agent)",
            r"(?:product|program|project|office|community|people|partner) manager",
            r"design(?:er)?\b",
            r"writer",
            r"editor",
            r"partnerships?",
            r"business development",
            r"human resources",
            r"\bHR\b",
            r"executive assistant",
            r"communications",
            r"(?:UX|user|market|clinical|qualitative) research",
            r"hardware",
            r"mechanical",
            r"electrical",
            r"teacher",
            r"annotat",
            r"solutions? (?:architect|consultant|engineer)",
            r"evangelist",
            r"developer (?:relations|advocate)",
            r"policy",
        ),
    ),
    (
        "research-scientist",
        (
            r"research (?:scientist|engineer|fellow|associate|intern|lead|director)",
            r"applied scien",
            r"(?:AI|ML|machine learning|deep learning|NLP|vision|robotics) (?:scientist|research)",
            r"researcher",
            r"\bpost-?doc",
        ),
    ),
    (
        "mlops",
        (
            r"\bML ?-?ops\b",
            r"\bLLM ?-?ops\b",
            r"\bAI ?-?ops\b",
            r"(?:\bML|\bAI|machine learning|model|inference|training) (?:platform|infra|serving|operations)",
        ),
    ),
    (
        "computer-vision",
        (
            r"computer vision",
            r"\bvision\b",
            r"perception",
            r"\bSLAM\b",
            r"image processing",
            r"\bCV engineer",
            r"3D reconstruc",
        ),
    ),
    (
        "nlp",
        (
            r"\bNLP\b",
            r"natural language",
            r"language model",
            r"\bLLMs?\b",
            r"\bspeech\b",
            r"conversational AI",
            r"computational linguist",
        ),
    ),
    (
        "data-engineer",
        (
            r"data (?:platform |infrastructure )?engineer",
            r"analytics engineer",
            r"data (?:platform|infrastructure|architect)",
            r"\bETL\b",
            r"big data",
            r"data warehous",
            r"ingénieur data",
            r"dateningenieur",
        ),
    ),
    (
        "data-scientist",
        (
            r"data scien",
            r"decision scien",
            r"statistician",
            r"quantitative (?:research|analyst|scientist)",
            r"econometric",
        ),
    ),
    (
        "machine-learning-engineer",
        (
            r"machine learning",
            r"maschinelles lernen",
            r"apprentissage automatique",
            r"\bML\b",
            r"deep learning",
            r"\bAI\b",
            r"artificial intell",
            r"\bKI\b",
            r"recommend(?:er|ation)",
            r"reinforcement learning",
            r"generative",
            r"(?:search|ranking) engineer",
        ),
    ),
    (
        "software-engineer",
        (
            r"software",
            r"developer",
            r"entwickler",
            r"développeur",
            r"back-?end",
            r"front-?end",
            r"full[- ]?stack",
            r"site reliability",
            r"\bSRE\b",
            r"dev-?ops",
            r"programmer",
            r"(?:platform|infrastructure|systems?|cloud|security|compiler|kernel|GPU|database) engineer",
            r"(?:robotics|mobile|android|iOS|web|forward deployed) engineer",
            r"member of (?:the )?technical staff",
            r"engineer(?:ing)? intern",
            r"\bSDE\b",
            r"\bSWE\b",
        ),
    ),
)

LEVELS: tuple[tuple[Seniority, tuple[str, ...]], ...] = (
    (
        "intern",
        (
            r"\bintern(?:ship)?\b",
            r"working student",
            r"werkstudent",
            r"praktik(?:um|ant)",
            r"stagiaire",
            r"\bstage\b",
            r"apprentice",
            r"trainee",
            r"co-?op\b",
            r"master'?s? thesis",
            r"student researcher",
            r"alternance",
        ),
    ),
    (
        "lead",
        (
            r"\blead\b",
            r"head of",
            r"director",
            r"\bVP\b",
            r"vice president",
            r"\bchief\b",
            r"\bCTO\b",
            r"engineering manager",
            r"manager,",
            r"\bprincipal\b",
            r"distinguished",
            r"(?<!technical )\bstaff\b",
            r"leiter",
        ),
    ),
    (
        "senior",
        (
            r"\bsenior\b",
            r"\bsr\b",
            r"\bexpert\b",
            r"\bIII\b",
            r"\bIV\b",
            r"erfahren",
            r"expérimenté",
            r"confirmé",
        ),
    ),
    (
        "mid",
        (
            r"\bmid\b",
            r"mid-?level",
            r"intermediate",
            r"\bII\b",
        ),
    ),
    (
        "junior",
        (
            r"\bjunior\b",
            r"\bjr\b",
            r"graduate",
            r"entry[- ]level",
            r"new grad",
            r"early career",
            r"\bassociate\b",
            r"débutant",
            r"\bI\b",
        ),
    ),
)

# The boards' own words, in lower case with spaces between.
BOARD_LEVELS: dict[str, Seniority] = {
    "intern": "intern",
    "internship": "intern",
    "trainee": "intern",
    "student": "intern",
    "student college": "intern",
    "student school": "intern",
    "no experience": "junior",
    "entry level": "junior",
    "associate": "junior",
    "mid level": "mid",
    "mid senior level": "mid",
    "director": "lead",
    "executive": "lead",
    "manager": "lead",
    "senior manager": "lead",
    "senior executive": "lead",
}

_ROLES = [(role, re.compile("|".join(terms), re.IGNORECASE)) for role, terms in ROLES]
_LEVELS = [(level, re.compile("|".join(terms), re.IGNORECASE)) for level, terms in LEVELS]


def role_of(title: str) -> Role:
    """The role that a title names."""
    return next((role for role, pattern in _ROLES if pattern.search(title)), "other")


def seniority_of(title: str, board_level: str = "") -> Seniority:
    """The level that a title names, or else the board's own word for it."""
    for level, pattern in _LEVELS:
        if pattern.search(title):
            return level
    return BOARD_LEVELS.get(re.sub(r"[\s_-]+", " ", board_level).strip().lower(), "unknown")
