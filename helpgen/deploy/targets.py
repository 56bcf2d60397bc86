"""What a person writes as target → the place that it names."""

import re
from pathlib import Path

from helpgen.deploy.folder import Folder
from helpgen.deploy.remote import DeployError, Remote
from helpgen.deploy.rsync import Server
from helpgen.deploy.s3 import Bucket

_BUCKET = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?")
_SERVER = re.compile(r"rsync://[^/]+/.+|(?:[^/:@\s]+@)?[^/:@\s]{2,}:.+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://")


def open_target(target: str, base: Path, site_dir: Path) -> Remote | None:
    """Return the place that a target names, None if it names none; raises DeployError where it cannot be opened.

    `s3://bucket/prefix` is a bucket, `user@host:/path` and `rsync://host/module` a server, everything else a folder,
    from `base` on; it may not lie in `site_dir`.
    """
    bucket = _BUCKET.fullmatch(target)
    if bucket:
        return Bucket(bucket[1], bucket[2] or "")
    if _SERVER.fullmatch(target) and not (_SCHEME.match(target) and not target.startswith("rsync://")):
        return Server(target)
    if _SCHEME.match(target) or not target.strip():
        return None
    folder = base / target
    if folder.exists() and not folder.is_dir():
        raise DeployError(f"{target} is a file")
    if folder.resolve().is_relative_to(site_dir.resolve()):
        raise DeployError(f"{target} is the site itself")
    return Folder(folder)
