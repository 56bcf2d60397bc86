"""Search as pure functions: text → terms → index. lunr's only home.

The browser has the twin of its analysis in theme/assets/js/search.
"""
