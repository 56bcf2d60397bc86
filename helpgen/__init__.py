"""helpgen turns Markdown articles and shop policies in YAML into a static, searchable help center."""

__version__ = "0.1.0"
