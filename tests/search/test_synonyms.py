"""The groups that helpgen brings along are well-formed and answer the reasons for which shoppers contact support."""

import pytest
from packed import find, text

from helpgen.search.synonyms import LEADING, SHIPPED, groups_without, phrase_key, shipped_groups

every_language = pytest.mark.parametrize("language", SHIPPED)


def test_twelve_languages_have_groups() -> None:
    assert set(SHIPPED) == {"en", "cs", "de", "fr", "es", "pt", "th", "zh", "ja", "id", "ar", "ko"}
    assert shipped_groups("pt-BR") == shipped_groups("pt")
    assert shipped_groups("fi") == ()


@every_language
def test_group_has_different_phrases_and_one_that_is_looked_for(language: str) -> None:
    groups = shipped_groups(language)
    assert len(groups) >= 60
    for group in groups:
        keys = [phrase_key(phrase) for phrase in group]
        assert all(keys), group
        assert len(set(keys)) == len(keys) > 1, group
        assert not all(phrase.startswith(LEADING) for phrase in group), group


@every_language
def test_phrase_is_not_so_short_that_every_text_has_it(language: str) -> None:
    for group in shipped_groups(language):
        for phrase in group:
            assert len(phrase.removeprefix(LEADING)) >= (3 if language == "th" else 2), phrase


REFUNDS = {
    "en": ("money back", "Refund"), "cs": ("refundace", "Vrácení peněz"), "de": ("Geld zurück", "Rückerstattung"),
    "fr": ("récupérer mon argent", "Remboursement"), "es": ("reintegro", "Reembolso"), "pt": ("estorno", "Reembolso"),
    "th": ("รีฟันด์", "คืนเงิน"), "zh": ("退钱", "退款"), "ja": ("払い戻し", "返金"), "id": ("uang kembali", "Refund"),
    "ar": ("رد المبلغ", "استرداد"), "ko": ("환급", "환불"),
}  # fmt: skip


@every_language
def test_money_back_finds_the_refund(language: str) -> None:
    query, title = REFUNDS[language]
    others = [text(f"{number}", f"{number} {number}") for number in range(5)]
    assert find([*others, text(title)], query, language, shipped_groups(language)) == [5]


def test_phrase_that_only_leads_is_not_looked_for() -> None:
    documents = [text("Track it"), text("Where is my head?"), *(text(f"Page {number}") for number in range(5))]
    group = (("track", "-where is my order"),)
    assert find(documents, "where is my order", groups=group)[:2] == [1, 0]
    assert 1 not in find(documents, "track", groups=group)


def test_groups_without_a_phrase_keep_the_others() -> None:
    groups = (("Refund", "money back", "cash"), ("plan", "subscription"))
    assert groups_without(groups, ["refund", "PLAN"]) == (("money back", "cash"),)
