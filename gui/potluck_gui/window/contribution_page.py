"""The page "Contribution": what this computer gave, over time, with its receipts and milestones."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from potluck.v1 import control_pb2 as control
from potluck_gui.design.buttons import ButtonRow, button
from potluck_gui.design.cards import Card, Facts
from potluck_gui.design.empty import EmptyState
from potluck_gui.design.icons import Icon
from potluck_gui.design.page import Page
from potluck_gui.design.tokens import SPACE_4
from potluck_gui.design.words import words
from potluck_gui.design.wrap_layout import WrapLayout
from potluck_gui.view.contribution import AmountView, contribution_view
from potluck_gui.view.history import history_known
from potluck_gui.view.milestones import milestone_view
from potluck_gui.view.projects import nothing_chosen
from potluck_gui.window.history_card import HistoryCard
from potluck_gui.window.join_button import join_button
from potluck_gui.window.milestones_card import MilestonesCard
from potluck_gui.window.receipts_dialog import ReceiptsDialog
from potluck_gui.window.share_dialog import ShareDialog
from potluck_gui.window.surroundings import Surroundings
from potluck_gui.window.turns import Turns

_COLUMN_CHARACTERS = 42


class ContributionPage(Page):
    """What was given and checked."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(self.tr("Contribution"))
        self._surroundings = surroundings
        self._snapshot = control.Snapshot()
        surroundings.days_in_a_row.told.connect(self._show_milestones)
        self._empty = Card()
        self._join = join_button(surroundings, self)
        self._nothing = EmptyState(Icon.CONTRIBUTION, "", actions=[self._join])
        self._empty.column.addWidget(self._nothing)
        column_width = self.fontMetrics().averageCharWidth() * _COLUMN_CHARACTERS
        self._amounts = QWidget()
        row = WrapLayout(self._amounts, gap=SPACE_4, column_width=column_width)
        self._today, self._all_time = _AmountCard(), _AmountCard()
        row.addWidget(self._today)
        row.addWidget(self._all_time)
        self._explained = words(
            self.tr(
                "Verified work was checked by the project and counts. Work that waits for the "
                "check is done and handed in; the project looks at it in its own time, and you "
                "need do nothing."
            ),
            "muted",
        )
        self._history = HistoryCard(surroundings)
        self._milestones = MilestonesCard()
        self._whole = False
        self._turns = Turns(self)
        proof = self._make_proof()
        for widget in (self._history, self._milestones, proof):
            widget.hide()
        self.add_all(
            [
                words(self.tr("Your contribution"), "page"),
                self._empty,
                self._amounts,
                self._explained,
                self._history,
                self._milestones,
                proof,
            ]
        )

    def show_snapshot(self, snapshot: control.Snapshot) -> None:
        """Show what a snapshot says."""
        self._snapshot = snapshot
        view = contribution_view(snapshot, self._surroundings.reader())
        self._nothing.show_words(view.empty)
        self._join.setVisible(nothing_chosen(snapshot))
        self._empty.setVisible(bool(view.empty))
        self._today.show_amount(view.today)
        self._all_time.show_amount(view.all_time)
        given = snapshot.contribution
        something = bool(given.verified_units or given.pending_units or given.rejected_units)
        something = something or snapshot.HasField("energy")
        self._amounts.setVisible(something)
        self._explained.setVisible(something)
        if not self._turns.under_way:
            self._turns.begin(self._show_rest())

    def _show_rest(self) -> Iterator[None]:
        """Show what stands below the amounts, and ask for what it needs."""
        something = not self._amounts.isHidden()
        self._history.setVisible(something)
        if something:
            self._history.show_known(history_known(self._snapshot))
            yield
            self._whole = True
            self._show_milestones()
        yield
        self._proof.setVisible(bool(self._snapshot.contribution.verified_units))

    def _make_proof(self) -> QWidget:
        self._proof = Card(self.tr("Receipts and a card to share"))
        self._proof.column.addWidget(
            words(
                self.tr(
                    "For each piece of work that counts you keep a receipt that the project "
                    "signed. A card shows what you gave to others, with nothing private on it."
                )
            )
        )
        receipts = button(self.tr("Signed receipts…"), self._open_receipts, shape=Icon.RECEIPT)
        share = button(self.tr("Make a card to share…"), self._open_share, shape=Icon.SHARE)
        self._proof.column.addWidget(ButtonRow([receipts, share]))
        return self._proof

    def _open_receipts(self) -> None:
        ReceiptsDialog(self._surroundings, self).open()

    def _open_share(self) -> None:
        ShareDialog(self._snapshot, self._history.first_day, self._surroundings, self).open()

    def _show_milestones(self) -> None:
        if not self._whole:
            return
        reader = self._surroundings.reader()
        view = milestone_view(
            self._snapshot.contribution, self._surroundings.days_in_a_row.days or 0, reader
        )
        self._milestones.show_view(view)


class _AmountCard(Card):
    """What was given in some time: a large number and what belongs to it."""

    def __init__(self) -> None:
        super().__init__()
        self._title = words(role="title")
        self._tokens = words(role="figure")
        self._facts = Facts(column_characters=19)
        self.column.addWidget(self._title)
        self.column.addWidget(self._tokens)
        self.column.addWidget(words(self.tr("verified tokens (pieces of words)"), "caption"))
        self.column.addWidget(self._facts)
        self.column.addStretch(1)

    def show_amount(self, amount: AmountView) -> None:
        """Show an amount."""
        self._title.setText(amount.title)
        self._tokens.setText(amount.tokens)
        self._tokens.setToolTip(amount.tokens_exact)
        self._tokens.setAccessibleName(self.tr("Verified tokens: %1").replace("%1", amount.tokens))
        self._facts.show_facts(amount.facts)
