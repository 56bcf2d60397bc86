"""Small words that give a language away, and those after which no sentence ends.

Knows words. Words that another language of the list also has are left out where they would mislead.
"""

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TELLING: Mapping[str, frozenset[str]] = {
    "en": _words(
        "the and of with your you is are this that for from we our will have not can when it they which by be"
    ),
    "es": _words("una los las del para con que por está sus más como pero este esta según también puede"),
    "fr": _words("les des une pour avec dans votre vous est sur nous pas aux cette être"),
    "de": _words("und der die das mit für nicht ist ein eine sie wir auf oder werden"),
    "pt": _words("uma não para com dos das você pelo pela também seu sua"),
    "it": _words("una per con della gli che del nel sono anche"),
    "cs": _words("je se na že jsou pro nebo vaše při jste které která když aby jako byla bude"),
    "id": _words("yang dan untuk dari dengan anda ini itu pada kami tidak akan dapat atau jika sudah"),
}
"""Lower case."""

NEVER_LAST: Mapping[str, frozenset[str]] = {
    "en": _words("the a an and or of our your"),
    "cs": _words("a v ve s z ze k ke u na od pro nebo že který která které"),
    "id": _words("dan atau di ke dari untuk dengan yang pada oleh"),
    "es": _words("el la los las un una y o de del con para en que su sus"),
    "fr": _words("le la les un une et ou de du des avec pour dans que votre"),
    "de": _words("der die das den dem ein eine einen und oder mit für von im zur zum"),
}

OTHER_SCRIPTS = _words("th lo my km zh ja ko ar fa he ur hi bn ta te mr gu ru uk bg sr el ka hy am")
"""Languages that are not written in Latin letters."""
HAN = frozenset({"zh", "ja", "ko", "yue"})
"""Languages whose texts have Chinese characters."""
