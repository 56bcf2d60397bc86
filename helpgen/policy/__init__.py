"""Shop maths and its value types: money, durations, opening hours, and the facts of each policy.

Pure functions and frozen values. Knows nothing of files, pages, languages on screen or URLs.
"""
