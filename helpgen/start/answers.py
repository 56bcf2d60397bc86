"""What is asked of somebody who starts a help center."""

from msgspec import Struct

LANGUAGES = ("en", "th", "zh", "cs", "id", "ar")
"""Languages for which there are outlines."""
CHANNELS = ("email", "phone", "chat", "whatsapp", "line", "form")
HOSTS = ("netlify", "cloudflare", "github", "gitlab", "s3", "nginx", "caddy", "none")


class Answers(Struct, frozen=True):
    """A shop in a few words; the defaults make one that builds."""

    name: str = "My Shop"
    countries: tuple[str, ...] = ("US",)
    """Codes of the countries it sells to, its own first."""
    languages: tuple[str, ...] = ("en",)
    """The default one first."""
    channels: tuple[str, ...] = ("email", "phone")
    host: str = "none"
