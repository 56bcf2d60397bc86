"""What a writer typed → one line of plain text. Knows characters, and nothing of where the text stands."""

import re

_BREAKS = re.compile("[ \\t\\n\\r\\f\\v\\x85\\u2028\\u2029]+")
_CONTROLS = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufeff\\ufffe\\uffff]")


def clean_text(text: str) -> str:
    """Return the text on one line, without control characters; it is never HTML, so `<` and `&` stay."""
    return _CONTROLS.sub("", _BREAKS.sub(" ", text)).strip()
