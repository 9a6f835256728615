"""The languages, libraries and tools that a posting names.

A table: the name as it is shown, and the pattern that finds it in the title and the description. Names that
are also plain words (Go, Ray, Spark, R) count only in their own spelling, and where the words around them
are those of programming. Order is the table's, so that the same posting always gives the same list.
"""

import re

MAX_TERMS = 12
"""A description that names more lists a whole department's tools; the first by the table are kept."""

# Patterns are case-sensitive; "(?i:...)" marks those that cannot be mistaken for a word of another meaning.
STACK: tuple[tuple[str, str], ...] = (
    ("Python", r"(?i:\bpython\b)"),
    ("C++", r"\bC\+\+"),
    ("Rust", r"\bRust\b(?! belt)"),
    ("Go", r"\bGolang\b|[,/(] ?Go(?=[,/).]| and | or )|\b(?:and|or|in) Go(?=[,/).;]| and | or )"),
    ("Java", r"\bJava\b"),
    ("Scala", r"\bScala\b"),
    ("Julia", r"\bJulia\b(?= \(|,| or | and |\.)"),
    ("R", r"[,/] ?R(?=[,/).]| or | and )|Python (?:or|and) R\b"),
    ("SQL", r"\bSQL\b"),
    ("TypeScript", r"(?i:\btypescript\b)"),
    ("JavaScript", r"(?i:\bjavascript\b)"),
    ("CUDA", r"\bCUDA\b"),
    ("PyTorch", r"(?i:\bpytorch\b)"),
    ("JAX", r"\bJAX\b|\bJax\b"),
    ("TensorFlow", r"(?i:\btensorflow\b)"),
    ("Keras", r"(?i:\bkeras\b)"),
    ("scikit-learn", r"(?i:\bscikit[- ]learn\b|\bsklearn\b)"),
    ("NumPy", r"(?i:\bnumpy\b)"),
    ("pandas", r"\bpandas\b|\bPandas\b"),
    ("XGBoost", r"(?i:\bxgboost\b)"),
    ("LightGBM", r"(?i:\blightgbm\b)"),
    ("Hugging Face", r"(?i:\bhugging ?face\b)"),
    ("vLLM", r"(?i:\bvllm\b)"),
    ("LangChain", r"(?i:\blangchain\b)"),
    ("DeepSpeed", r"(?i:\bdeepspeed\b)"),
    ("Megatron", r"\bMegatron\b"),
    ("Triton", r"\bTriton\b"),
    ("TensorRT", r"(?i:\btensorrt\b)"),
    ("ONNX", r"\bONNX\b"),
    ("OpenCV", r"(?i:\bopencv\b)"),
    ("ROS", r"\bROS ?2?\b"),
    ("Spark", r"\bPySpark\b|\bSpark\b"),
    ("Ray", r"\bRay\b(?=,| or | and |/|\)|\.)"),
    ("Dask", r"\bDask\b"),
    ("Kafka", r"(?i:\bkafka\b)"),
    ("Flink", r"(?i:\bflink\b)"),
    ("Airflow", r"\bAirflow\b"),
    ("dbt", r"\bdbt\b"),
    ("Snowflake", r"\bSnowflake\b"),
    ("BigQuery", r"(?i:\bbigquery\b)"),
    ("Databricks", r"(?i:\bdatabricks\b)"),
    ("PostgreSQL", r"(?i:\bpostgres(?:ql)?\b)"),
    ("MLflow", r"(?i:\bmlflow\b)"),
    ("Kubeflow", r"(?i:\bkubeflow\b)"),
    ("SageMaker", r"(?i:\bsagemaker\b)"),
    ("Vertex AI", r"\bVertex(?: AI)?\b"),
    ("Docker", r"(?i:\bdocker\b)"),
    ("Kubernetes", r"(?i:\bkubernetes\b|\bk8s\b)"),
    ("Terraform", r"(?i:\bterraform\b)"),
    ("AWS", r"\bAWS\b"),
    ("Google Cloud", r"\bGCP\b|\bGoogle Cloud\b"),
    ("Azure", r"\bAzure\b"),
)

_STACK = [(name, re.compile(pattern)) for name, pattern in STACK]


def stack_of(text: str) -> tuple[str, ...]:
    """The names of the table that a text holds, in the table's order."""
    return tuple(name for name, pattern in _STACK if pattern.search(text))[:MAX_TERMS]
