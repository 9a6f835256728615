"""The rules that classify postings, as tables of what people write."""

import pytest

from divebell.jobs.found import FoundPosting, Salary
from divebell.jobs.pay import salary, salary_in
from divebell.jobs.places import place_of
from divebell.jobs.roles import role_of, seniority_of
from divebell.jobs.stack import stack_of


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Machine Learning Engineer", "machine-learning-engineer"),
        ("Senior ML Engineer, Ads Ranking", "machine-learning-engineer"),
        ("Reinforcement Learning Engineer", "machine-learning-engineer"),
        ("Ingénieur Machine Learning (H/F)", "machine-learning-engineer"),
        ("KI-Entwickler (m/w/d)", "machine-learning-engineer"),
        ("Research Scientist, Computer Vision", "research-scientist"),
        ("Research Engineer, Pretraining", "research-scientist"),
        ("Applied Scientist II", "research-scientist"),
        ("Postdoc in Deep Learning", "research-scientist"),
        ("UX Researcher", "other"),
        ("MLOps Engineer", "mlops"),
        ("Software Engineer, ML Platform", "mlops"),
        ("ML Infrastructure Engineer", "mlops"),
        ("Perception Engineer", "computer-vision"),
        ("Computer Vision Engineer", "computer-vision"),
        ("NLP Engineer", "nlp"),
        ("LLM Engineer", "nlp"),
        ("Speech Recognition Engineer", "nlp"),
        ("Data Engineer, Finance Platform", "other"),
        ("Senior Data Engineer", "data-engineer"),
        ("Analytics Engineer", "data-engineer"),
        ("Data Scientist - Experimentation", "data-scientist"),
        ("Lead Data Science", "data-scientist"),
        ("Backend Developer", "software-engineer"),
        ("Member of Technical Staff", "software-engineer"),
        ("Site Reliability Engineer", "software-engineer"),
        ("Account Executive, AI", "other"),
        ("Product Manager, Machine Learning", "other"),
        ("Technical Recruiter (ML)", "other"),
        ("Office Assistant", "other"),
    ],
)
def test_role_of_title(title: str, role: str) -> None:
    assert role_of(title) == role


@pytest.mark.parametrize(
    ("title", "level", "seniority"),
    [
        ("Senior Data Scientist", "", "senior"),
        ("Sr. Data Scientist", "entry_level", "senior"),
        ("Data Scientist III", "", "senior"),
        ("Data Scientist II", "", "mid"),
        ("Data Scientist I", "", "junior"),
        ("Junior Data Scientist", "", "junior"),
        ("Graduate ML Engineer", "", "junior"),
        ("Staff Software Engineer", "", "lead"),
        ("Member of Technical Staff", "", "unknown"),
        ("Principal Researcher", "", "lead"),
        ("Director, Data Science", "", "lead"),
        ("Tech Lead, Inference", "", "lead"),
        ("Software Engineering Intern", "", "intern"),
        ("Internal Tools Developer", "", "unknown"),
        ("Werkstudent Data Science", "", "intern"),
        ("Data Scientist", "", "unknown"),
        ("Data Scientist", "Mid-Senior level", "mid"),
        ("Data Scientist", "entry-level", "junior"),
        ("Data Scientist", "executive", "lead"),
        ("Data Scientist", "student_college", "intern"),
        ("Data Scientist", "wizard", "unknown"),
    ],
)
def test_seniority_of_title_and_board(title: str, level: str, seniority: str) -> None:
    assert seniority_of(title, level) == seniority


@pytest.mark.parametrize(
    ("text", "stack"),
    [
        ("Python, PyTorch and JAX", ("Python", "PyTorch", "JAX")),
        ("PYTHON and pytorch", ("Python", "PyTorch")),
        ("C++/CUDA kernels", ("C++", "CUDA")),
        ("Java or JavaScript", ("Java", "JavaScript")),
        ("You will go far; let us go.", ()),
        ("Services in Go, Rust", ("Rust", "Go")),
        ("Golang", ("Go",)),
        ("Python or R, SQL", ("Python", "R", "SQL")),
        ("R&D in the R team", ()),
        ("Spark a discussion", ("Spark",)),
        ("spark a discussion, ray of hope, triton", ()),
        ("PySpark on Kubernetes (k8s)", ("Spark", "Kubernetes")),
        ("scikit learn, sklearn", ("scikit-learn",)),
        ("", ()),
    ],
)
def test_stack_of_text(text: str, stack: tuple[str, ...]) -> None:
    assert stack_of(text) == stack


@pytest.mark.parametrize(
    ("found", "place"),
    [
        ({"country": "DE", "city": "Berlin"}, ("DE", "", "Berlin", "no")),
        ({"country": "us"}, ("US", "", "", "no")),
        ({"country": "USA", "region": "Texas", "city": "Austin"}, ("US", "Texas", "Austin", "no")),
        ({"country": "Deutschland"}, ("DE", "", "", "no")),
        ({"country": "South Korea"}, ("KR", "", "", "no")),
        ({"location": "Berlin, Germany"}, ("DE", "", "Berlin", "no")),
        ({"location": "London"}, ("GB", "", "London", "no")),
        ({"location": "Paris; London"}, ("GB", "", "Paris", "no")),
        ({"location": "San Francisco, CA"}, ("US", "", "San Francisco", "no")),
        ({"location": "Paris, TX"}, ("US", "", "Paris", "no")),
        ({"location": "Cambridge, MA 02139"}, ("US", "", "Cambridge", "no")),
        ({"location": "London, ON"}, ("CA", "", "London", "no")),
        ({"location": "Toronto, Ontario, Canada"}, ("CA", "", "Toronto", "no")),
        ({"location": "Atlanta, Georgia"}, ("US", "", "Atlanta", "no")),
        ({"location": "Tbilisi, Georgia"}, ("GE", "", "Tbilisi", "no")),
        ({"location": "Zürich (Hybrid)"}, ("CH", "", "Zürich", "hybrid")),
        ({"location": "Remote - Germany"}, ("DE", "", "", "yes")),
        ({"location": "Remote, UK"}, ("GB", "", "", "yes")),
        ({"location": "Remote"}, (None, "", "", "yes")),
        ({"location": "Remote - Worldwide"}, (None, "", "", "yes")),
        ({"location": "Berlin", "title": "Data Scientist (Remote)"}, ("DE", "", "Berlin", "yes")),
        ({"location": "Berlin", "remote": "no", "title": "Remote Sensing"}, ("DE", "", "Berlin", "no")),
        ({"location": "Atlantis"}, None),
        ({}, None),
    ],
)
def test_place_of_posting(found: dict[str, str], place: tuple[str | None, str, str, str] | None) -> None:
    fields = {"id": "1", "title": "Data Scientist", "url": "https://example.com/1"} | found
    given = place_of(FoundPosting(**fields))  # type: ignore[arg-type]  # the table writes `remote` as it is
    assert (given and (given.country, given.region, given.city, given.remote)) == place


def test_default_country_is_for_places_that_name_none() -> None:
    unplaced = FoundPosting(id="1", title="Data Scientist", url="https://example.com/1", location="Kuhdorf")
    placed = FoundPosting(
        id="1", title="Data Scientist", url="https://example.com/1", location="Lyon, France"
    )
    places = [place_of(found, "AT") for found in (unplaced, placed)]
    assert [place and (place.country, place.city) for place in places] == [("AT", "Kuhdorf"), ("FR", "Lyon")]


@pytest.mark.parametrize(
    ("text", "country", "pay"),
    [
        ("The range is $150,000 - $200,000 a year.", "US", Salary(150000, 200000, "USD", "year")),
        ("$150,000–$200,000", "CA", Salary(150000, 200000, "CAD", "year")),
        ("CA$120k to CA$150k per annum", None, Salary(120000, 150000, "CAD", "year")),
        ("€60k–80k", "DE", Salary(60000, 80000, "EUR", "year")),
        ("€60-80k", "DE", Salary(60000, 80000, "EUR", "year")),
        ("60.000 bis 75.000 EUR im Jahr", "DE", Salary(60000, 75000, "EUR", "year")),
        ("CHF 120'000 - 150'000", "CH", Salary(120000, 150000, "CHF", "year")),
        ("£45 - £55 per hour", "GB", Salary(45, 55, "GBP", "hour")),
        ("18 000 - 24 000 PLN per month", "PL", Salary(18000, 24000, "PLN", "month")),
        ("USD 38.50 - 46.00 hourly", "US", Salary(38.5, 46, "USD", "hour")),
        ("a bonus of $5,000", "US", None),
        ("we raised $20 - $30 and more", "US", None),
        ("10,000 - 20,000 users", "US", None),
        ("$1 - $500,000 in revenue", "US", None),
        ("$200,000 - $150,000", "US", None),
        ("between 2019 and 2024 we grew", "US", None),
    ],
)
def test_pay_in_text(text: str, country: str | None, pay: Salary | None) -> None:
    assert salary_in(text, country) == pay


@pytest.mark.parametrize(
    ("figures", "pay"),
    [
        ((100.0, 200.0, "eur", "1 YEAR"), Salary(100, 200, "EUR", "year")),
        ((200.0, 100.0, "EUR", "month"), Salary(100, 200, "EUR", "month")),
        ((None, 200.0, "EUR", "per-hour-wage"), Salary(200, 200, "EUR", "hour")),
        ((None, None, "EUR", "year"), None),
        ((100.0, 200.0, "ECU", "year"), None),
        ((100.0, 200.0, "", "year"), None),
        ((100.0, 200.0, "EUR", "one-time"), None),
    ],
)
def test_pay_of_the_board(figures: tuple[float | None, float | None, str, str], pay: Salary | None) -> None:
    assert salary(*figures) == pay
