"""A bucket of S3, or of a store that speaks its language, as the place of a site. The only home of boto3.

Source: the API reference of Amazon S3 (PutObject, ListObjectsV2, DeleteObjects, GetObject).
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, cast

from helpgen.deploy.content_types import content_type
from helpgen.deploy.release import LocalFile
from helpgen.deploy.remote import RECORD, DeployError, Done, State
from helpgen.lifetimes import cache_control

AT_ONCE = 8
"""Uploads at the same time, inside one step."""
_DELETED_AT_ONCE = 1000
"""As many as DeleteObjects takes."""

Answer = Mapping[str, object]


class Client(Protocol):
    """The calls of boto3's client that are used."""

    def put_object(self, **arguments: object) -> Answer:
        """Write one object."""

    def get_object(self, **arguments: object) -> Answer:
        """Read one object."""

    def list_objects_v2(self, **arguments: object) -> Answer:
        """Return a thousand objects."""

    def delete_objects(self, **arguments: object) -> Answer:
        """Remove up to a thousand objects."""


class _Body(Protocol):
    def read(self) -> bytes: ...


class Bucket:
    """Objects below a prefix; an object is replaced in one step, so nobody reads half of one."""

    def __init__(self, bucket: str, prefix: str) -> None:
        """Raise DeployError without boto3, credentials or a region."""
        try:
            import boto3  # an extra, and slow to load
            from botocore.exceptions import BotoCoreError, ClientError
        except ImportError:
            raise DeployError('boto3 is missing; run: pip install "helpgen[s3]"') from None
        self._errors: tuple[type[Exception], ...] = (BotoCoreError, ClientError)
        self._bucket = bucket
        self._prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        try:
            self._client = cast("Client", boto3.client("s3"))
        except self._errors as error:
            raise DeployError(str(error)) from error

    def compare(self, release: Mapping[str, LocalFile]) -> Mapping[str, State]:
        """Return the state of every file: an ETag is the MD5 of an object that was written in one piece."""
        present = dict(self._list())
        return {path: _state(local, present.get(path)) for path, local in release.items()}

    def _list(self) -> Iterator[tuple[str, str]]:
        more: dict[str, object] = {}
        while True:
            answer = self._call("list_objects_v2", Prefix=self._prefix, **more)
            for found in cast("Sequence[Mapping[str, str]]", answer.get("Contents", ())):
                yield found["Key"].removeprefix(self._prefix), found["ETag"].strip('"')
            if not answer.get("IsTruncated"):
                return
            more = {"ContinuationToken": answer["NextContinuationToken"]}

    def read_record(self) -> bytes | None:
        """Return the record of the last deployment; None if there is none."""
        if RECORD not in dict(self._list()):
            return None
        body = cast("_Body", self._call("get_object", Key=f"{self._prefix}{RECORD}")["Body"])
        return body.read()

    def write_record(self, content: bytes) -> None:
        """Replace the record."""
        self._put(RECORD, content)

    def put(self, files: Sequence[LocalFile], done: Done) -> None:
        """Write files with their type and lifetime, some at once."""

        def put_one(local: LocalFile) -> str:
            self._put(local.path, local.file.read_bytes())
            return local.path

        with ThreadPoolExecutor(AT_ONCE) as pool:
            try:
                for path in pool.map(put_one, files):
                    done(path)
            except DeployError:
                pool.shutdown(cancel_futures=True)
                raise

    def delete(self, paths: Sequence[str], done: Done) -> None:
        """Remove objects."""
        for start in range(0, len(paths), _DELETED_AT_ONCE):
            part = paths[start : start + _DELETED_AT_ONCE]
            keys = [{"Key": f"{self._prefix}{path}"} for path in part]
            answer = self._call("delete_objects", Delete={"Objects": keys, "Quiet": True})
            for error in cast("Sequence[Mapping[str, str]]", answer.get("Errors", ())):
                raise DeployError(f"{error.get('Key', '')}: {error.get('Message', '')}")
            for path in part:
                done(path)

    def _put(self, path: str, content: bytes) -> None:
        self._call(
            "put_object",
            Key=f"{self._prefix}{path}",
            Body=content,
            ContentType=content_type(path),
            CacheControl=cache_control(path),
        )

    def _call(self, name: str, **arguments: object) -> Answer:
        try:
            return cast("Answer", getattr(self._client, name)(Bucket=self._bucket, **arguments))
        except self._errors as error:
            raise DeployError(str(error)) from error


def _state(local: LocalFile, etag: str | None) -> State:
    if etag is None:
        return State.NEW
    digest = hashlib.md5(local.file.read_bytes(), usedforsecurity=False).hexdigest()
    return State.SAME if etag == digest else State.CHANGED
