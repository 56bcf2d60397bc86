"""Bytes → a published site. Knows nothing of what the bytes mean."""

from helpgen.publish.release import Release, publish_release
from helpgen.publish.rules import RULES

__all__ = ["RULES", "Release", "publish_release"]
