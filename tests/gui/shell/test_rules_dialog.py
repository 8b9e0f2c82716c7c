"""The rules in a form: shipped ones to read and copy, own ones to change; mistakes keep their text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from nursery_rota.actions.own_rules import change_rules, copy_rules
from nursery_rota.domain.custom_rules import as_mapping
from nursery_rota.domain.ruleset import RuleVersion
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.dialogs.band_rows import CONDITIONS, BandRow
from nursery_rota.gui.dialogs.form_fields import ChoiceField, Field, TextField
from nursery_rota.gui.dialogs.rules_dialog import RulesDialog
from nursery_rota.gui.dialogs.rules_form import PARTS, TITLES
from nursery_rota.gui.jobs import Jobs
from nursery_rota.store.reference import Reference
from nursery_rota.store.rota_file import RotaFile

TODAY = date(2026, 11, 24)
NEWEST = 2
"""England has three versions; the newest is in force."""


@pytest.fixture
def bridge(qtbot: QtBot, jobs: Jobs, sample_file: Path, reference: Reference) -> Iterator[Bridge]:
    """The sample, open without a window."""
    made = Bridge(jobs, lambda: TODAY)
    made.attach(RotaFile.open(sample_file, reference=reference))
    yield made
    made.attach(None)


def opened(qtbot: QtBot, bridge: Bridge, reference: Reference) -> RulesDialog:
    dialog = RulesDialog(bridge, reference)
    qtbot.addWidget(dialog)
    # So that a test can look at it once more after it was closed.
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    return dialog


@pytest.fixture
def shipped(qtbot: QtBot, bridge: Bridge, reference: Reference) -> RulesDialog:
    """The dialog on the shipped rules that the sample goes by."""
    return opened(qtbot, bridge, reference)


@pytest.fixture
def own(shipped: RulesDialog) -> RulesDialog:
    """The dialog after its button to copy was pressed."""
    shipped.copy.click()
    return shipped


def newest(bridge: Bridge) -> RuleVersion:
    return bridge.book.rule_set.versions[NEWEST]


def row(dialog: RulesDialog, place: int) -> BandRow:
    return dialog.forms[NEWEST].bands.rows[place]


def type_into(dialog: RulesDialog, place: int, name: str, text: str) -> QLineEdit:
    cell = row(dialog, place).cells[name]
    assert isinstance(cell, QLineEdit)
    cell.setText(text)
    return cell


def field(dialog: RulesDialog, part: str, name: str) -> Field:
    return dialog.forms[NEWEST].fields[part, name]


def test_shipped_rules_can_be_read_but_not_changed(shipped: RulesDialog) -> None:
    assert shipped.title.text() == "England"
    assert not shipped.forms[NEWEST].isEnabled()
    assert not shipped.save.isVisible()
    assert "not legal advice" in shipped.note.text()
    assert isinstance(shipped.about["source"], TextField)
    assert shipped.about["source"].line.text().startswith("Early years foundation stage")
    assert shipped.versions.currentText() == "From 1 September 2025"


def test_the_form_shows_every_band_and_every_value(shipped: RulesDialog) -> None:
    assert [
        r.cells["kids"].text()
        for r in shipped.forms[NEWEST].bands.rows
        if isinstance(r.cells["kids"], QLineEdit)
    ] == [
        "3",
        "5",
        "8",
        "13",
    ]
    assert {name for _, name in shipped.forms[NEWEST].fields} == set(TITLES)
    first_aid = field(shipped, "who_counts", "first_aid")
    assert isinstance(first_aid, ChoiceField)
    assert first_aid.combo.currentText() == "Law"


def test_copying_is_one_step_and_opens_the_form(bridge: Bridge, own: RulesDialog) -> None:
    assert bridge.book.nursery.rule_set == "custom"
    assert own.title.text() == "England, our own copy"
    assert own.forms[NEWEST].isEnabled()
    assert own.save.isVisible()
    assert not own.copy.isVisible()
    bridge.undo()
    assert bridge.book.nursery.rule_set == "england"
    assert own.title.text() == "England"
    assert own.copy.isVisible()


def test_changes_are_saved_as_one_step(bridge: Bridge, own: RulesDialog) -> None:
    type_into(own, 1, "kids", "4")
    aid = field(own, "per_session", "first_aider")
    assert isinstance(aid, ChoiceField)
    aid.combo.setCurrentText("Our rule")
    own.save.click()
    assert not own.isVisible()
    assert newest(bridge).bands[1].kids == 4
    assert newest(bridge).per_session.first_aider == "policy"
    bridge.undo()
    assert newest(bridge).bands[1].kids == 5
    assert newest(bridge).per_session.first_aider == "law"


def test_what_the_form_does_not_show_stays(bridge: Bridge, own: RulesDialog) -> None:
    before = newest(bridge).bands[0]
    type_into(own, 1, "kids", "4")
    own.save.click()
    assert newest(bridge).bands[0] == before
    assert before.note != ""


def test_saving_without_a_change_is_no_step(bridge: Bridge, own: RulesDialog) -> None:
    assert bridge.file is not None
    own.save.click()
    assert bridge.file.undo_label == "Copied the rules of England"


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("kids", "five", "“five” is not a whole number. Type digits like 2."),
        ("kids", "", "Children per adult is needed. Type digits like 2."),
        ("kids", "0", "An adult must be able to care for at least 1 child, and at most 99."),
        ("to_months", "20", "The band ends before it starts."),
        ("label", " ", "This may not be left empty."),
        ("to_months", "999", "A number from 0 to 216 is needed."),
    ],
)
def test_a_mistake_in_a_band_keeps_its_text_and_says_what_to_do(
    bridge: Bridge, own: RulesDialog, name: str, text: str, says: str
) -> None:
    cell = type_into(own, 1, name, text)
    own.save.click()
    assert own.isVisible()
    assert cell.text() == text
    assert cell.property("wrong") is True
    assert row(own, 1).sentence.text() == says
    assert row(own, 1).sentence.isVisible()
    assert newest(bridge).bands[1].kids == 5


def test_a_gap_is_shown_at_the_band_that_begins_too_late(own: RulesDialog) -> None:
    type_into(own, 1, "to_months", "33")
    own.save.click()
    assert (
        row(own, 2)
        .sentence.text()
        .startswith("The bands 'twos' and 'threes' do not meet (33 and 36 months).")
    )
    type_into(own, 1, "to_months", "36")
    own.save.click()
    assert not own.isVisible()


def test_a_mistake_in_a_field_is_shown_below_it(own: RulesDialog) -> None:
    part = field(own, "qualification", "others_percent")
    assert isinstance(part, TextField)
    part.line.setText("150")
    own.save.click()
    assert part.sentence.text() == "A number from 0 to 100 is needed."
    assert part.line.text() == "150"


def test_rules_need_a_name_and_a_source(own: RulesDialog) -> None:
    source = own.about["source"]
    assert isinstance(source, TextField)
    source.line.setText("  ")
    own.save.click()
    assert own.isVisible()
    assert source.sentence.text() == "Where they are from is needed. Type it here."


def test_without_bands_the_sentence_stands_at_the_foot(own: RulesDialog) -> None:
    for band in tuple(own.forms[NEWEST].bands.rows):
        band.remover.click()
    own.save.click()
    assert own.trouble.text().startswith("No band holds for every child.")
    assert own.trouble.isVisible()


def test_a_mistake_in_another_version_brings_it_to_the_front(own: RulesDialog) -> None:
    cell = own.forms[0].bands.rows[0].cells["kids"]
    assert isinstance(cell, QLineEdit)
    cell.setText("x")
    own.save.click()
    assert own.versions.currentIndex() == 0
    assert own.forms[0].isVisible()


def test_bands_are_added_and_removed(bridge: Bridge, own: RulesDialog) -> None:
    bands = own.forms[NEWEST].bands
    bands.adder.click()
    assert len(bands.rows) == 5
    for name, text in (("label", "school age"), ("to_months", "96"), ("kids", "10")):
        type_into(own, 4, name, text)
    bands.rows[3].remover.click()
    own.save.click()
    assert [(b.label, b.from_months, b.kids) for b in newest(bridge).bands][-1] == ("school age", 72, 10)
    assert {b.when for b in newest(bridge).bands} == {"always"}


def test_a_band_in_short_sessions_says_how_long(bridge: Bridge, own: RulesDialog) -> None:
    when = row(own, 3).cells["when"]
    assert isinstance(when, QComboBox)
    when.setCurrentText(CONDITIONS["sessional"])
    type_into(own, 3, "max_minutes", "239")
    own.save.click()
    assert (newest(bridge).bands[3].when, newest(bridge).bands[3].max_minutes) == ("sessional", 239)


def test_leaving_changes_nothing(bridge: Bridge, own: RulesDialog) -> None:
    type_into(own, 1, "kids", "4")
    own.leave.click()
    assert newest(bridge).bands[1].kids == 5


def test_a_copy_to_read_says_why_it_cannot_be_changed(
    qtbot: QtBot, bridge: Bridge, reference: Reference, sample_file: Path
) -> None:
    bridge.attach(RotaFile.open(sample_file, read_only=True, reference=reference))
    dialog = opened(qtbot, bridge, reference)
    dialog.copy.click()
    assert (
        dialog.trouble.text()
        == "This is a copy to read, so nothing in it can be changed. Open the file itself."
    )


@pytest.mark.parametrize("key", ["california-co-op", "france-walking", "new-zealand-playcentre", "scotland"])
def test_every_kind_of_rule_goes_through_the_form_unchanged(
    qtbot: QtBot, bridge: Bridge, reference: Reference, key: str
) -> None:
    bridge.do(lambda file: copy_rules(file, key, reference))
    dialog = opened(qtbot, bridge, reference)
    before = bridge.book.rule_set
    dialog.save.click()
    assert bridge.book.rule_set == before


def test_names_are_never_read_as_markup(qtbot: QtBot, bridge: Bridge, reference: Reference) -> None:
    rules = as_mapping(reference.rule_sets["wales"]) | {"name": "<b>O'Neil & Söns</b>"}
    bridge.do(lambda file: change_rules(file, rules))
    dialog = opened(qtbot, bridge, reference)
    assert dialog.title.text() == "<b>O'Neil & Söns</b>"
    assert dialog.title.textFormat().name == "PlainText"


def test_every_control_has_a_name(own: RulesDialog) -> None:
    controls = [*own.findChildren(QLineEdit), *own.findChildren(QComboBox)]
    assert [c for c in controls if not c.accessibleName()] == []
    assert {title for title, _ in PARTS.values()} <= {x.text() for x in own.findChildren(QLabel)}
