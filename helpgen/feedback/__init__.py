"""Feedback: the collector that takes submissions and the report that reads them.

An island: it knows submissions and the public files of a built site, and imports nothing else of helpgen. The site
knows only its URL and the contract (docs/content/en/reference/feedback.md).
Installed with `pip install "helpgen[feedback]"`.
"""
