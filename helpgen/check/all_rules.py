"""Every rule of the checks, for those who explain them."""

from helpgen.check import (
    coverage_rules,
    macro_rules,
    policy_rules,
    promise_rules,
    readability_rules,
    rules,
    search_rules,
    structured_rules,
    theme_rules,
    tool_rules,
    translation_rules,
)

RULES = (
    *rules.RULES,
    *macro_rules.RULES,
    *translation_rules.RULES,
    *policy_rules.RULES,
    *promise_rules.RULES,
    *search_rules.RULES,
    *structured_rules.RULES,
    *theme_rules.RULES,
    *coverage_rules.RULES,
    *readability_rules.RULES,
    *tool_rules.RULES,
)
