"""A published site → a folder, a bucket or a server elsewhere, file by file in an order that never breaks a page.

Knows paths and bytes; must never know what a page says.
"""

from helpgen.deploy.release import LocalFile, read_release
from helpgen.deploy.remote import DeployError, Remote, State
from helpgen.deploy.rules import RULES, broke_off, foreign_files, nothing_built, target_unknown
from helpgen.deploy.run import Deployment, deploy, plan_deployment
from helpgen.deploy.targets import open_target

__all__ = [
    "RULES",
    "DeployError",
    "Deployment",
    "LocalFile",
    "Remote",
    "State",
    "broke_off",
    "deploy",
    "foreign_files",
    "nothing_built",
    "open_target",
    "plan_deployment",
    "read_release",
    "target_unknown",
]
