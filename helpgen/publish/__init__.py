"""Bytes → a published site. Knows nothing of what the bytes mean."""

from helpgen.publish.cache import Cache
from helpgen.publish.release import (
    WORK_FOLDER,
    Release,
    earlier_releases,
    place_of,
    publish_release,
    publish_site,
    read_inputs,
    roll_back,
    verify_site,
    write_inputs,
)
from helpgen.publish.rules import RULES, file_changed, shard_out_of_range, template_broken
from helpgen.publish.shards import Shard, add_shard_list, merge_shards
from helpgen.publish.staging import Staging

__all__ = [
    "RULES",
    "WORK_FOLDER",
    "Cache",
    "Release",
    "Shard",
    "Staging",
    "add_shard_list",
    "earlier_releases",
    "file_changed",
    "merge_shards",
    "place_of",
    "publish_release",
    "publish_site",
    "read_inputs",
    "roll_back",
    "shard_out_of_range",
    "template_broken",
    "verify_site",
    "write_inputs",
]
