"""The style sheet and the palette of the window, made of the tokens.

Fields, boxes and menus keep the Fusion style and take only colours, so that they stay what people
know; cards, buttons, the list of pages and words get their form here.
"""

from PySide6.QtGui import QColor, QPalette

from potluck_gui.design.tokens import (
    RADIUS,
    RADIUS_SMALL,
    SPACE_1,
    SPACE_2,
    SPACE_3,
    SPACE_4,
    TYPE,
    Colours,
)
from potluck_gui.view.state import Look

_OUTLINE_PERCENT = 115


def style_sheet(colours: Colours, base_points: float) -> str:
    """Return the window's sheet for a palette and the system's text size in points."""

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
    QFrame#rule {{ background: {colours.line}; border: none; max-height: 1px; min-height: 1px; }}
    {looks}
    QPushButton {{
        background: {colours.soft}; color: {colours.text}; border: 2px solid transparent;
        border-radius: {RADIUS_SMALL}px; padding: {SPACE_2 - 1}px {SPACE_4 - 2}px;
    }}
    QPushButton:hover {{ background: {colours.soft_hover}; }}
    QPushButton:pressed {{ background: {colours.line}; }}
    QPushButton:focus {{ border-color: {colours.focus}; }}
    QPushButton:disabled {{ color: {colours.muted}; }}
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
    QPushButton[quiet="true"] {{
        background: transparent; color: {colours.accent}; padding: {SPACE_1}px {SPACE_2}px;
    }}
    QPushButton[quiet="true"]:hover {{ background: {colours.soft}; }}
    QPushButton[quiet="true"]:focus {{ border-color: {colours.focus}; }}
    QPushButton[quiet="true"]:disabled {{ color: {colours.muted}; }}
    QListWidget#pages {{
        background: {colours.side}; border: none; outline: none;
        padding: {SPACE_3}px {SPACE_2}px; color: {colours.text};
    }}
    QListWidget#pages::item {{
        border-radius: {RADIUS_SMALL}px; padding: {SPACE_2 + 1}px {SPACE_3}px;
        margin-bottom: {SPACE_1}px; border: 2px solid transparent; color: {colours.text};
    }}
    QListWidget#pages::item:hover {{ background: {colours.soft_hover}; }}
    QListWidget#pages::item:selected {{ background: {colours.accent}; color: {colours.on_accent}; }}
    QListWidget#pages:focus::item:selected {{ border-color: {colours.focus}; }}
    QLineEdit {{
        background: {colours.surface}; color: {colours.text};
        border: 2px solid {colours.line}; border-radius: {RADIUS_SMALL}px; padding: {SPACE_2}px;
        selection-background-color: {colours.accent}; selection-color: {colours.on_accent};
    }}
    QLineEdit:focus {{ border-color: {colours.focus}; }}
    QProgressBar {{
        background: {colours.line}; border: none; border-radius: 4px;
        min-height: 8px; max-height: 8px;
    }}
    QProgressBar::chunk {{ background: {colours.accent}; border-radius: 4px; }}
    QTableWidget {{
        background: {colours.surface}; color: {colours.text}; gridline-color: {colours.line};
        border: 1px solid {colours.line}; border-radius: {RADIUS_SMALL}px;
    }}
    QHeaderView::section {{
        background: {colours.soft}; color: {colours.text}; border: none; padding: {SPACE_2}px;
    }}
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


def palette_of_fields(colours: Colours) -> QPalette:
    """Return the palette of what Fusion outlines in a darker shade of the window.

    On a dark ground that shade is nearly black, and a box that is not ticked could not be seen.
    """
    palette = palette_of(colours)
    palette.setColor(QPalette.ColorRole.Window, QColor(colours.muted).lighter(_OUTLINE_PERCENT))
    return palette
