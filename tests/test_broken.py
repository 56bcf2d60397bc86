"""One folder for each rule that content can break, with the exact words that a writer reads.

`expected.txt` is the output of `helpgen check`. `make golden` writes it anew; read the difference as a writer would.
"""

import os
import shutil
from pathlib import Path

import pytest
from shops import CONFIG, check, read_tree

from helpgen.cli import all_rules

BROKEN_DIR = Path(__file__).parent / "broken"
FOLDERS = sorted(folder for folder in BROKEN_DIR.iterdir() if folder.is_dir())
IS_UPDATE = bool(os.environ.get("HELPGEN_UPDATE_GOLDEN"))

PROVEN_ELSEWHERE = {
    "HC052": "check/test_market_rules.py::test_duty_is_a_warning_before_its_day_and_an_error_from_it_on",
    "HC103": "test_bad_input.py::test_file_that_only_another_user_may_read_is_named",
    "HC104": "test_bad_input.py::test_text_in_another_encoding_is_named_with_its_line",
    "HC105": "test_bad_input.py::test_symbolic_link_out_of_the_content_folder_is_refused",
    "HC106": "test_bad_input.py::test_article_of_ten_megabytes_is_refused",
    "HC108": "test_bad_input.py::test_pipe_in_the_content_folder_is_refused",
    "HC111": "test_bad_input.py::test_line_end_in_a_file_name_is_refused",
    "HC115": "load/test_strings.py::test_language_that_the_theme_lacks_is_told_with_the_number_of_words",
    "HC120": "test_bad_input.py::test_yaml_bomb_is_refused",
    "HC122": "test_bad_input.py::test_yaml_bomb_is_refused",
    "HC161": "load/test_markdown.py::test_extension_that_cannot_be_used_is_named",
    "HC301": "test_bad_input.py::test_site_that_cannot_be_written_is_told",
    "HC302": "test_bad_input.py::test_lock_of_another_build_is_told",
    "HC303": "test_bad_input.py::test_folder_that_is_no_site_is_not_replaced",
    "HC310": "publish/test_cache.py::test_cache_that_cannot_be_used_is_told_and_the_site_is_published",
    "HC311": "publish/test_release.py::test_verify_names_a_file_that_differs",
    "HC312": "publish/test_release.py::test_verify_without_a_site_or_a_manifest_says_so",
    "HC313": "publish/test_release.py::test_verify_without_a_site_or_a_manifest_says_so",
    "HC314": "publish/test_release.py::test_rollback_without_an_earlier_release_says_so",
    "HC315": "publish/test_release.py::test_two_renames_are_told",
    "HC316": "test_bad_input.py::test_file_that_changes_while_it_is_copied_is_told",
    "HC317": "test_bad_input.py::test_broken_template_of_ones_own_is_told",
    "HC320": "publish/test_shards.py::test_shard_that_does_not_exist_is_wrong_usage_with_a_code",
    "HC321": "publish/test_shards.py::test_parts_that_do_not_fit_are_refused_and_the_site_is_as_it_was",
    "HC322": "publish/test_shards.py::test_parts_that_do_not_fit_are_refused_and_the_site_is_as_it_was",
    "HC323": "publish/test_shards.py::test_parts_that_do_not_fit_are_refused_and_the_site_is_as_it_was",
    "HC324": "publish/test_shards.py::test_parts_that_do_not_fit_are_refused_and_the_site_is_as_it_was",
    "HC380": "deploy/test_deploy.py::test_wrong_target_is_told",
    "HC381": "deploy/test_deploy.py::test_deployment_that_breaks_off_says_so_and_goes_on",
    "HC382": "deploy/test_deploy.py::test_files_of_somebody_else_are_not_overwritten_unless_told",
    "HC383": "deploy/test_deploy.py::test_site_that_was_never_built_is_told",
    "HC384": "hosts/test_hosts.py::test_unknown_host_is_told_with_the_nearest",
    "HC385": "hosts/test_hosts.py::test_changed_file_is_not_overwritten_unless_told",
    "HC350": "importers/test_sources.py::test_damaged_archive_is_told",
    "HC351": "importers/test_zendesk.py::test_truncated_export_writes_nothing_and_names_the_place",
    "HC352": "importers/test_zendesk.py::test_export_of_another_system_is_told",
    "HC353": "importers/test_sources.py::test_name_that_leads_out_of_the_archive_is_refused",
    "HC354": "importers/test_sources.py::test_bomb_is_refused_before_it_is_unpacked",
    "HC355": "importers/test_sources.py::test_link_in_a_folder_is_left_out_and_told",
    "HC356": "importers/test_zendesk.py::test_values_of_a_wrong_type_are_told_and_the_rest_is_imported",
    "HC357": "importers/test_zendesk.py::test_report_names_every_loss_with_its_file",
    "HC358": "importers/test_zendesk.py::test_report_names_every_loss_with_its_file",
    "HC359": "importers/test_html.py::test_private_and_unsafe_addresses_lose_their_link_and_are_told",
    "HC360": "importers/test_zendesk.py::test_report_names_every_loss_with_its_file",
    "HC361": "importers/test_html.py::test_deep_nesting_keeps_the_words_and_is_told",
    "HC362": "importers/test_zendesk.py::test_report_names_every_loss_with_its_file",
    "HC363": "importers/test_zendesk.py::test_report_names_every_loss_with_its_file",
    "HC364": "importers/test_zendesk.py::test_second_import_writes_nothing_and_keeps_what_was_changed_by_hand",
    "HC365": "importers/test_zendesk.py::test_second_import_writes_nothing_and_keeps_what_was_changed_by_hand",
    "HC366": "importers/test_zendesk.py::test_report_names_every_loss_with_its_file",
    "HC367": "importers/test_zendesk.py::test_language_that_an_existing_shop_does_not_list_is_told",
    "HC368": "importers/test_zendesk.py::test_report_names_every_loss_with_its_file",
    "HC369": "importers/test_zendesk.py::test_language_that_the_export_lacks_is_told",
    "HC407": "test_check_changed.py::test_folder_without_a_history_is_told",
    "HC408": "test_check_changed.py::test_branch_that_does_not_exist_is_told",
    "HC409": "test_check_changed.py::test_earlier_state_with_errors_is_told_and_stops_nothing",
    "HC410": "test_check_changed.py::test_page_that_goes_without_a_redirect_is_a_warning_with_its_translations",
    "HC420": "xliff/test_xliff.py::test_document_with_entities_is_refused_and_so_is_what_is_no_xliff",
    "HC421": "xliff/test_xliff.py::test_language_that_the_shop_lacks_is_told",
    "HC422": "xliff/test_xliff.py::test_path_of_a_document_leads_nowhere_but_to_a_known_text",
    "HC423": "xliff/test_xliff.py::test_sentence_that_has_changed_since_is_told_and_not_taken",
    "HC424": "xliff/test_xliff.py::test_sentence_that_has_changed_since_is_told_and_not_taken",
    "HC425": "xliff/test_xliff.py::test_what_the_original_lacks_is_refused",
    "HC426": "xliff/test_xliff.py::test_lost_fact_is_told",
    "HC427": "xliff/test_xliff.py::test_translation_that_was_changed_by_hand_is_kept",
    "HC413": "external/test_external.py::test_each_answer_is_told_at_the_place_of_the_link",
    "HC414": "external/test_external.py::test_each_answer_is_told_at_the_place_of_the_link",
    "HC415": "external/test_external.py::test_each_answer_is_told_at_the_place_of_the_link",
    "HC416": "external/test_external.py::test_private_network_is_not_asked_neither_by_a_link_nor_by_a_redirect",
    "HC417": "external/test_external.py::test_without_a_connection_one_warning_says_so",
    "HC401": "test_cli.py::test_missing_configuration_is_told",
}
"""Rules that a folder in git cannot break, and the test that breaks them."""

ASKS_SEARCH = {"HC023", "HC024"}
"""Rules about the finished search, which `helpgen check` asks only with `--search`."""


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_broken_content_is_told_in_these_words(folder: Path, tmp_path: Path) -> None:
    root = tmp_path / "shop"
    shutil.copytree(folder, root)
    (root / "expected.txt").unlink(missing_ok=True)
    if not (root / "mkdocs.yml").exists():
        (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    before = read_tree(root)
    result = check(root, *(["--search"] if folder.name[:5] in ASKS_SEARCH else []))
    told = result.stdout
    if IS_UPDATE:
        (folder / "expected.txt").write_text(told, "utf-8")
    assert told == (folder / "expected.txt").read_text("utf-8")
    rule = next(rule for rule in all_rules() if folder.name == f"{rule.code}-{rule.name}")
    heads = [line for line in told.splitlines() if not line.startswith(" ")]
    assert heads, "nothing was told"
    assert all(f": {rule.severity.value} {rule.code}: " in head for head in heads), "another rule is broken too"
    assert result.exit_code == (1 if rule.severity.value == "error" else 0)
    assert read_tree(root) == before, "check must write nothing"


def test_every_rule_is_proven_by_a_folder_or_a_named_test() -> None:
    names = {f"{rule.code}-{rule.name}" for rule in all_rules()}
    folders = {folder.name for folder in FOLDERS}
    assert folders <= names, "a folder bears the name of no rule"
    proven = {name.partition("-")[0] for name in folders} | PROVEN_ELSEWHERE.keys()
    assert {name.partition("-")[0] for name in names} == proven


@pytest.mark.parametrize(("code", "test"), PROVEN_ELSEWHERE.items())
def test_named_test_exists_and_speaks_of_the_rule(code: str, test: str) -> None:
    file, _, name = test.partition("::")
    source = (Path(__file__).parent / file).read_text("utf-8")
    _, found, body = source.partition(f"def {name}(")
    assert found, f"{test} does not exist"
    assert code in source, f"{file} does not name {code}"
    assert body
