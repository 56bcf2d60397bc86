"""Files → model. Knows file formats; knows nothing of URLs, layout or fallback rules."""

from helpgen.load import policy_rules, redirect_rules, rules, search_rules, yaml_rules
from helpgen.load.assemble import load_help_center
from helpgen.load.record import record_digest, split_words
from helpgen.load.reread import ArticleReader
from helpgen.load.strings import read_all_strings


def json_schemas() -> tuple[tuple[str, str], ...]:
    """Return (name, text) of a JSON Schema for each file that a writer edits."""
    from helpgen.load import schema_files  # every key of every file, which only editors ask for

    return schema_files.json_schemas()


RULES = (*rules.RULES, *yaml_rules.RULES, *policy_rules.RULES, *search_rules.RULES, *redirect_rules.RULES)

__all__ = [
    "RULES",
    "ArticleReader",
    "json_schemas",
    "load_help_center",
    "read_all_strings",
    "record_digest",
    "split_words",
]
