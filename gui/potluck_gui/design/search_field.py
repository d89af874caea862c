"""A field for words to search for."""

from PySide6.QtWidgets import QLineEdit

from potluck_gui.design.icons import Icon, Ink, icon


class SearchField(QLineEdit):
    """A line with a magnifying glass, and a cross to empty it."""

    def __init__(self, name: str, *, most_characters: int) -> None:
        """Take what is read out and shown while it is empty, and how long a search may be."""
        super().__init__()
        self.setProperty("search", True)
        self.setMaxLength(most_characters)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.addAction(icon(Icon.SEARCH, Ink.MUTED), QLineEdit.ActionPosition.LeadingPosition)
