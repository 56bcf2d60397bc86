"""Parts that several pages share: links, the frame, cards of channels, forms."""

from msgspec import Struct

from helpgen.settings import Strings
from helpgen.views.structured_data import Stated


class Html(str):
    """Markup that is safe to print: a sanitised body or a drawing of the theme. The only mark of safety there is."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return itself, as template engines expect of safe markup."""
        return str(self)


class Link(Struct, frozen=True, gc=False):
    """A named address on this site or elsewhere."""

    title: str
    url: str
    """Relative to the page, or absolute."""
    summary: str = ""
    is_current: bool = False
    language: str = ""
    """Of the title, if it is not the page's; "" else."""
    icon: str = ""
    """Name of a drawing in Material's set; "" for none."""


class LanguageLink(Struct, frozen=True, gc=False):
    """The same page in another language."""

    language: str
    """BCP 47 tag."""
    name: str
    """In its own language."""
    direction: str
    """`ltr` or `rtl`."""
    url: str
    is_current: bool
    note: str
    """Says in which language that page really is, such as `in English`; "" for a translation."""


class Alternate(Struct, frozen=True, gc=False):
    """A translation, for search engines."""

    language: str
    """BCP 47 tag or `x-default`."""
    url: str
    """Absolute."""


class NoticeView(Struct, frozen=True):
    """Something that concerns every reader for a while."""

    id: str
    kind: str
    """`info` or `warning`."""
    text: str
    link: Link | None
    """The article that says more."""


class TermView(Struct, frozen=True):
    """A term with its meaning."""

    id: str
    term: str
    meaning: str
    language: str
    """Of both."""
    direction: str


class SearchSource(Struct, frozen=True):
    """Where the page finds the search index of its language. Relative URLs."""

    index_url: str
    """What the search shows beside results lies in `start/` beside it, under the same name."""
    results_url: str
    root_url: str
    """Prefix of the URLs that the index names."""
    events_url: str
    """Receiver of search events; "" unless the shop counts searches."""


SHELL_FIELDS = (
    "assets_url", "contact_url", "content_policy", "copyright", "direction", "favicon_url", "footer_links", "home_url",
    "hours_url", "language", "logo_dark_url", "logo_url", "menu", "notices", "offline_url", "policies", "privacy_url",
    "scripts", "search", "site_name", "store_name", "store_url", "strings", "stylesheets", "withdrawal",
)  # fmt: skip
"""What frames with the same `shell` have in common."""


class Frame(Struct, frozen=True, gc=False):
    """Everything around the content of a page."""

    shell: str
    """Digest of the fields that `SHELL_FIELDS` names: what is printed of them alone is printed once."""
    language: str
    """BCP 47 tag of the page's own words."""
    direction: str
    """`ltr` or `rtl`."""
    strings: Strings
    page_title: str
    """For `<title>`: the page and the site."""
    description: str
    canonical_url: str
    """Absolute; "" if the site's address is unknown."""
    alternates: tuple[Alternate, ...]
    """Empty where the page exists in one language only or the site's address is unknown."""
    is_indexed: bool
    """Whether search engines may list the page."""
    open_graph_type: str
    """`website` or `article`."""
    site_name: str
    home_url: str
    contact_url: str
    """ "" if the store lists no channel."""
    store_url: str
    """ "" without a store."""
    store_name: str
    logo_url: str
    """ "" for none: the name is shown."""
    logo_dark_url: str
    """For dark pages; "" where the other serves both."""
    favicon_url: str
    notices: tuple[NoticeView, ...]
    languages: tuple[LanguageLink, ...]
    """Empty where there is only one."""
    menu: tuple[Link, ...]
    """The first top categories and the FAQ, for the footer."""
    policies: tuple[Link, ...]
    withdrawal: Link | None
    """The online function to withdraw from a contract, on every page; None if the shop has none."""
    privacy_url: str
    """Of the privacy notice of the forms; "" if the shop has written none."""
    footer_links: tuple[Link, ...]
    copyright: str
    assets_url: str
    """Relative folder of the theme's assets, with a slash at the end."""
    stylesheets: tuple[str, ...]
    """The shop's own, after the theme's."""
    scripts: tuple[str, ...]
    """The shop's own modules, after the theme's."""
    content_policy: str
    """Content security policy for `<meta http-equiv>`; "" in the preview."""
    search: SearchSource
    hours_url: str
    """Relative URL of the data that say who answers now; "" without channels."""
    offline_url: str = ""
    """Relative URL of the service worker; "" where pages cannot be read offline."""
    markdown_url: str = ""
    """Relative URL of the twin for programs; "" if it has none."""
    structured_data: tuple[Stated, ...] = ()
    """What the page says to machines."""


class OpeningLine(Struct, frozen=True, gc=False):
    """One line of opening hours."""

    days: str
    """For example `Monday – Friday`."""
    hours: str
    """For example `08:00–18:00`."""


class ChatProvider(Struct, frozen=True):
    """A chat script that is loaded after a click and within its hours."""

    script_url: str


class ChannelCard(Struct, frozen=True, gc=False):
    """One way to reach support."""

    id: str
    type: str
    """As in `channels.yml`: `phone`, `email`, `chat` …"""
    name: str
    icon: Html
    action: str
    """What the link says, for example `Write to care@fernway.example`; "" if there is no link."""
    url: str
    """`tel:`, `mailto:` or a web address; "" for none."""
    address: str
    """Number, account or postal address as people read it; "" for none."""
    hours: tuple[OpeningLine, ...]
    time_zone: str
    """For example `Prague time`; "" without hours."""
    languages: str
    """Names joined for reading."""
    expected_response: str
    """A sentence such as `Usually answers within 1 hour`; "" if unknown."""
    cost: str
    note: str
    chat: ChatProvider | None
    has_hours: bool
    """Whether the browser can find out if somebody answers now."""


class Receiver(Struct, frozen=True, gc=False):
    """Where forms go."""

    action: str
    """Where they post; for Netlify the page's own URL."""
    kind: str
    """`json`, `form`, `netlify`, or `mail`: sending opens the shopper's mail program."""
    privacy: tuple[tuple[str, str], ...]
    """(name, words) of the privacy notice: who, what for, on what basis, who else, how long, which rights."""


class FeedbackForm(Struct, frozen=True, gc=False):
    """The question "Was this helpful?" with reasons and a comment."""

    receiver: Receiver
    page: str
    """Id of the article or name of the page."""
    language: str
    reasons: tuple[tuple[str, str], ...]
    """(id, words) of why it did not help."""


class SurveyForm(Struct, frozen=True):
    """A question with a scale."""

    receiver: Receiver
    kind: str
    """`csat` or `nps`."""
    question: str
    worst: str
    """What the first answer means."""
    best: str
    answers: tuple[int, ...]
    scale: int
    """The best answer."""
    page: str
    language: str


class ContactForm(Struct, frozen=True):
    """A message to the shop."""

    receiver: Receiver
    language: str
    topics: tuple[tuple[str, str], ...]
    """(category id, title)"""
    takes_photos: bool
    surveys: tuple[SurveyForm, ...]
    """Questions that stand below it."""
    survey_url: str
    """Address of a survey elsewhere; "" for none."""
