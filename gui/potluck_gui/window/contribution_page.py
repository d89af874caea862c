"""The page "Contribution": what this computer gave, today beside all time."""

from PySide6.QtWidgets import QWidget

from potluck.v1 import control_pb2 as control
from potluck_gui.design.tokens import SPACE_4
from potluck_gui.view.contribution import AmountView, contribution_view
from potluck_gui.window.electricity_card import ElectricityCard
from potluck_gui.window.parts import Card, Facts, Page, clear, words
from potluck_gui.window.surroundings import Surroundings
from potluck_gui.window.wrap_layout import WrapLayout

_COLUMN_CHARACTERS = 42


class ContributionPage(Page):
    """What was given and checked."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(self.tr("Contribution"))
        self._surroundings = surroundings
        self._empty = Card()
        self._empty_words = words(role="sentence")
        self._empty.column.addWidget(self._empty_words)
        column_width = self.fontMetrics().averageCharWidth() * _COLUMN_CHARACTERS
        amounts = QWidget()
        row = WrapLayout(amounts, gap=SPACE_4, column_width=column_width)
        self._today, self._all_time = _AmountCard(), _AmountCard()
        row.addWidget(self._today)
        row.addWidget(self._all_time)
        self._projects = QWidget()
        self._project_row = WrapLayout(self._projects, gap=SPACE_4, column_width=column_width)
        self._project_cards: list[_AmountCard] = []
        self._electricity = ElectricityCard(surroundings)
        self._projects_title = words(self.tr("By project"), "title")
        explained = words(
            self.tr(
                "A token is a piece of a word. Only work that the project has checked counts, and "
                "for each piece you keep a receipt that the project signed."
            ),
            "muted",
        )
        self.add_all(
            [
                words(self.tr("Your contribution"), "page"),
                self._empty,
                amounts,
                self._projects_title,
                self._projects,
                explained,
                self._electricity,
            ]
        )

    def show_snapshot(self, snapshot: control.Snapshot) -> None:
        """Show what a snapshot says."""
        view = contribution_view(snapshot, self._surroundings.reader())
        self._empty_words.setText(view.empty)
        self._empty.setVisible(bool(view.empty))
        self._today.show_amount(view.today)
        self._all_time.show_amount(view.all_time)
        if len(view.by_project) != len(self._project_cards):
            clear(self._project_row)
            self._project_cards = [_AmountCard() for _ in view.by_project]
            for card in self._project_cards:
                self._project_row.addWidget(card)
        for card, amount in zip(self._project_cards, view.by_project, strict=True):
            card.show_amount(amount)
        self._electricity.show_known(view.electricity_known, view.no_electricity)
        self._projects.setVisible(bool(view.by_project))
        self._projects_title.setVisible(bool(view.by_project))


class _AmountCard(Card):
    """What was given in some time: a large number and what belongs to it."""

    def __init__(self) -> None:
        super().__init__()
        self._title = words(role="title")
        self._tokens = words(role="figure")
        self._facts = Facts(column_characters=19)
        self.column.addWidget(self._title)
        self.column.addWidget(self._tokens)
        self.column.addWidget(words(self.tr("verified tokens"), "caption"))
        self.column.addWidget(self._facts)
        self.column.addStretch(1)

    def show_amount(self, amount: AmountView) -> None:
        """Show an amount."""
        self._title.setText(amount.title)
        self._tokens.setText(amount.tokens)
        self._tokens.setToolTip(amount.tokens_exact)
        self._tokens.setAccessibleName(self.tr("Verified tokens: %1").replace("%1", amount.tokens))
        self._facts.show_facts(amount.facts)
