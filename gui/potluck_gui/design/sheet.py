"""The style sheet and the palette of the window, made of the tokens.

Cards, buttons, the list of pages, menus and words get their form here; fields for choices and
numbers, boxes and arrows get theirs in field_style.
"""

from PySide6.QtGui import QColor, QPalette

from potluck_gui.design.tokens import (
    RADIUS,
    RADIUS_SMALL,
    SPACE_1,
    SPACE_2,
    SPACE_3,
    SPACE_4,
    SPACE_5,
    SPACE_6,
    TYPE,
    Colours,
)
from potluck_gui.view.look import Look

_ICON_HEIGHT = 16
"""Buttons without an icon are as high as those with one."""


def style_sheet(colours: Colours, base_points: float, *, mirrored: bool = False) -> str:
    """Return the window's sheet for a palette and the system's text size in points.

    Args:
        colours: The palette.
        base_points: The size of text.
        mirrored: Words go from right to left; Qt mirrors all but what a slider has passed.
    """
    passed = "add" if mirrored else "sub"

    def size(factor: float) -> str:
        return f"font-size: {base_points * factor:.1f}pt;"

    looks = "\n".join(_look_rules(colours, look) for look in Look)
    return f"""
    QMainWindow, QDialog, QWidget#page, QScrollArea, QStackedWidget {{
        background: {colours.ground}; border: none;
    }}
    QLabel {{ color: {colours.text}; background: transparent; }}
    QLabel[role="caption"] {{ color: {colours.muted}; {size(TYPE.caption)} }}
    QLabel[role="muted"] {{ color: {colours.muted}; }}
    QLabel[role="title"] {{ {size(TYPE.title)} font-weight: 600; }}
    QLabel[role="label"] {{ font-weight: 600; }}
    QLabel:disabled {{ color: {colours.muted}; }}
    QLabel[role="page"] {{ {size(TYPE.page)} font-weight: 600; }}
    QLabel[role="sentence"] {{ {size(TYPE.sentence)} font-weight: 500; }}
    QLabel[role="figure"] {{ {size(TYPE.figure)} font-weight: 600; }}
    QLabel[role="problem"] {{ color: {colours.looks[Look.PROBLEM]}; }}
    QFrame#card {{
        background: {colours.surface}; border: 1px solid {colours.line}; border-radius: {RADIUS}px;
    }}
    QFrame#card QStackedWidget {{ background: transparent; }}
    QFrame#card[chosen="true"] {{ border-color: {colours.looks[Look.WORKING]}; }}
    QFrame#rule {{ background: {colours.line}; border: none; max-height: 1px; min-height: 1px; }}
    {looks}
    QPushButton {{
        background: {colours.soft}; color: {colours.text}; border: 2px solid transparent;
        border-radius: {RADIUS_SMALL}px; padding: {SPACE_2 - 1}px {SPACE_4 - 2}px;
        min-height: {_ICON_HEIGHT}px;
    }}
    QPushButton:hover {{ background: {colours.soft_hover}; }}
    QPushButton:pressed {{ background: {colours.line}; }}
    QPushButton:focus {{ border-color: {colours.focus}; }}
    QPushButton:disabled {{ background: {colours.ground}; color: {colours.muted}; }}
    QPushButton::menu-indicator {{
        subcontrol-origin: padding; subcontrol-position: right center; right: {SPACE_2}px;
        width: 10px;
    }}
    QPushButton[menu="true"] {{ padding-right: {SPACE_4 + 14}px; }}
    QPushButton[main="true"] {{
        background: {colours.accent}; color: {colours.on_accent}; font-weight: 600;
    }}
    QPushButton[main="true"]:hover {{ background: {colours.accent_hover}; }}
    QPushButton[main="true"]:focus {{ border-color: {colours.focus}; }}
    QPushButton[main="true"]:disabled {{ background: {colours.line}; color: {colours.muted}; }}
    QPushButton[choice="true"] {{ padding: {SPACE_1 + 1}px {SPACE_3}px; }}
    QPushButton[choice="true"]:checked {{
        background: {colours.accent}; color: {colours.on_accent};
    }}
    QPushButton[choice="true"]:checked:focus {{ border-color: {colours.focus}; }}
    QPushButton[quiet="true"] {{
        background: transparent; color: {colours.accent}; padding: {SPACE_1}px {SPACE_2}px;
    }}
    QPushButton[quiet="true"]:hover {{ background: {colours.soft}; }}
    QPushButton[quiet="true"]:focus {{ border-color: {colours.focus}; }}
    QPushButton[quiet="true"]:disabled {{ background: transparent; color: {colours.muted}; }}
    QPushButton[bare="true"] {{ background: transparent; padding: {SPACE_2 - 2}px; }}
    QPushButton[bare="true"]:hover {{ background: {colours.soft_hover}; }}
    QPushButton[bare="true"]:focus {{ border-color: {colours.focus}; }}
    QToolTip {{
        background: {colours.surface}; color: {colours.text};
        border: 1px solid {colours.edge}; padding: {SPACE_1}px {SPACE_2}px;
    }}
    QListWidget#pages {{
        background: {colours.side}; border: none; outline: none; border-radius: 0;
        padding: {SPACE_3}px {SPACE_2}px; color: {colours.text};
    }}
    QWidget#side {{ background: {colours.side}; }}
    QListWidget#pages::item {{
        border-radius: {RADIUS_SMALL}px; padding: {SPACE_2 + 1}px {SPACE_3}px;
        margin-bottom: {SPACE_1}px; border: 2px solid transparent; color: {colours.text};
    }}
    QListWidget#pages::item:hover {{ background: {colours.soft_hover}; }}
    QListWidget#pages::item:selected {{ background: {colours.accent}; color: {colours.on_accent}; }}
    QListWidget#pages:focus::item:selected {{ border-color: {colours.focus}; }}
    QComboBox {{ combobox-popup: 0; }}
    QComboBox QAbstractItemView {{ border: 1px solid {colours.edge}; padding: {SPACE_1}px; }}
    QComboBox QAbstractItemView:focus {{ border: 1px solid {colours.edge}; }}
    QComboBox QAbstractItemView::item {{ min-height: {SPACE_5}px; }}
    QCheckBox, QRadioButton {{ spacing: {SPACE_2}px; }}
    QCheckBox::indicator, QRadioButton::indicator {{ width: 18px; height: 18px; }}
    QMenu {{
        background: {colours.surface}; color: {colours.text}; border: 1px solid {colours.edge};
        padding: {SPACE_1}px;
    }}
    QMenu::item {{
        padding: {SPACE_2}px {SPACE_5}px {SPACE_2}px {SPACE_3}px; border-radius: {RADIUS_SMALL}px;
    }}
    QMenu::item:selected {{ background: {colours.soft_hover}; }}
    QMenu::item:disabled {{ color: {colours.muted}; }}
    QMenu::separator {{ background: {colours.line}; height: 1px; margin: {SPACE_1}px; }}
    QLineEdit {{
        background: {colours.surface}; color: {colours.text};
        border: 1px solid {colours.edge}; border-radius: {RADIUS_SMALL}px;
        padding: {SPACE_2 + 1}px;
        selection-background-color: {colours.accent}; selection-color: {colours.on_accent};
    }}
    QLineEdit:focus {{ border: 2px solid {colours.focus}; padding: {SPACE_2}px; }}
    QLineEdit[search="true"] {{ padding-left: 2px; padding-right: 2px; }}
    QLineEdit[search="true"]:focus {{ padding-left: 1px; padding-right: 1px; }}
    QPlainTextEdit {{
        background: {colours.surface}; color: {colours.text};
        border: 1px solid {colours.edge}; border-radius: {RADIUS_SMALL}px; padding: {SPACE_1}px;
        selection-background-color: {colours.accent}; selection-color: {colours.on_accent};
    }}
    QPlainTextEdit[quiet="true"] {{
        background: {colours.ground}; border-color: {colours.ground};
    }}
    QPlainTextEdit:focus {{ border: 2px solid {colours.focus}; }}
    QAbstractSpinBox, QComboBox {{ min-height: {SPACE_6}px; }}
    QScrollBar {{ background: transparent; border: none; margin: 0; }}
    QScrollBar:vertical {{ width: {SPACE_3}px; }}
    QScrollBar:horizontal {{ height: {SPACE_3}px; }}
    QScrollBar::handle {{ background: {colours.edge}; border-radius: 3px; margin: 3px; }}
    QScrollBar::handle:vertical {{ min-height: {SPACE_6}px; }}
    QScrollBar::handle:horizontal {{ min-width: {SPACE_6}px; }}
    QScrollBar::handle:hover {{ background: {colours.accent}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QScrollBar::handle:disabled {{ background: transparent; }}
    QSlider::groove:horizontal {{
        background: {colours.line}; height: 6px; border-radius: 3px;
    }}
    QSlider::{passed}-page:horizontal {{ background: {colours.accent}; border-radius: 3px; }}
    QSlider::handle:horizontal {{
        background: {colours.accent}; border: 3px solid {colours.surface}; border-radius: 9px;
        width: 12px; margin: -6px 0;
    }}
    QSlider::handle:horizontal:focus {{ border-color: {colours.focus}; }}
    .QProgressBar {{
        background: {colours.line}; border: none; border-radius: 4px;
        min-height: 8px; max-height: 8px;
    }}
    .QProgressBar::chunk {{ background: {colours.accent}; border-radius: 4px; }}
    QTableView, QTreeView, QListView {{
        background: {colours.surface}; alternate-background-color: {colours.ground};
        color: {colours.text}; gridline-color: {colours.line};
        border: 1px solid {colours.line}; border-radius: {RADIUS_SMALL}px;
        selection-background-color: {colours.soft_hover}; selection-color: {colours.text};
        outline: none;
    }}
    QTableView#week {{ background: {colours.surface}; border: none; }}
    QTableView#entries {{
        background: {colours.ground}; border: none; selection-background-color: transparent;
    }}
    QTableView#week QTableCornerButton::section {{ background: transparent; border: none; }}
    QTableView {{ border: 2px solid transparent; }}
    QTableView:focus, QTreeView:focus, QListView:focus {{ border: 2px solid {colours.focus}; }}
    QTableView::item, QTreeView::item, QListView::item {{ padding: {SPACE_1}px {SPACE_2}px; }}
    QHeaderView {{ background: {colours.surface}; }}
    QHeaderView::section {{
        background: {colours.surface}; color: {colours.muted}; border: none; font-weight: 600;
        border-bottom: 1px solid {colours.line}; padding: {SPACE_2}px;
    }}
    QScrollBar {{ background: transparent; border: none; }}
    QScrollBar:vertical {{ width: 12px; }}
    QScrollBar:horizontal {{ height: 12px; }}
    QScrollBar::handle {{ background: {colours.edge}; border-radius: 3px; margin: 3px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {colours.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


def _look_rules(colours: Colours, look: Look) -> str:
    return f"""
    QLabel[chip="{look.value}"] {{
        color: {colours.looks[look]}; background: {colours.look_grounds[look]};
        border-radius: {RADIUS_SMALL}px; font-weight: 600;
    }}
    QFrame[notice="{look.value}"] {{
        background: {colours.look_grounds[look]}; border: 1px solid {colours.looks[look]};
        border-radius: {RADIUS}px;
    }}
    QFrame[banner="{look.value}"] {{
        background: {colours.look_grounds[look]}; border: none;
        border-bottom: 1px solid {colours.looks[look]}; border-radius: 0;
    }}
    """


def palette_of(colours: Colours) -> QPalette:
    """Return the palette for all that the sheet leaves to Fusion."""
    palette = QPalette()
    role = QPalette.ColorRole
    for name, colour in {
        role.Window: colours.ground,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.soft,
        role.Text: colours.text,
        role.PlaceholderText: colours.muted,
        role.Button: colours.soft,
        role.ButtonText: colours.text,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.text,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.Light: colours.surface,
        role.Midlight: colours.soft,
        role.Mid: colours.line,
        role.Dark: colours.line,
    }.items():
        palette.setColor(name, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, name, QColor(colours.muted))
    return palette
