"""Files → model. Knows file formats; knows nothing of URLs, layout or fallback rules."""

from helpgen.load import policy_rules, redirect_rules, rules, search_rules, yaml_rules
from helpgen.load.assemble import load_help_center
from helpgen.load.record import record_digest, split_words
from helpgen.load.reread import ArticleReader
from helpgen.load.schema_files import json_schemas
from helpgen.load.strings import read_all_strings

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
