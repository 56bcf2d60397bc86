"""Why an artifact could not be rendered. Knows no template engine, so that who only keeps pages need not have one."""


class TemplateBrokenError(Exception):
    """A template asks for what its view lacks, or is not written as Jinja wants it."""

    def __init__(self, template: str, line: int, reason: str) -> None:
        super().__init__(template, line, reason)
        self.template = template
        self.line = line
        self.reason = reason


class FileChangedError(Exception):
    """A file of the content folder changed while the site was built."""
