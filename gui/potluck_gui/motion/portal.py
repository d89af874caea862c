"""The wish for stillness as desktops on Linux tell it: through the desktop portal's settings.

The keys are those of the XDG desktop portal's interface Settings (org.freedesktop.appearance,
reduced-motion: 1 for less motion) and of GNOME's schema org.gnome.desktop.interface
(enable-animations), which older portals pass on. Both are asked once, beside the event loop.
"""

from PySide6.QtCore import QObject
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusVariant,
)

_SERVICE = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_INTERFACE = "org.freedesktop.portal.Settings"
_PATIENCE_MS = 5000
REDUCED_MOTION = ("org.freedesktop.appearance", "reduced-motion")
ANIMATIONS = ("org.gnome.desktop.interface", "enable-animations")


class PortalMotion(QObject):
    """Implements Motion; still is False until a desktop has answered."""

    def __init__(self, bus: QDBusConnection | None = None) -> None:
        super().__init__()
        self._answers: dict[tuple[str, str], object] = {}
        self._questions: list[QDBusPendingCallWatcher] = []
        asked = bus or QDBusConnection.sessionBus()
        if asked.isConnected():
            for key in (REDUCED_MOTION, ANIMATIONS):
                self._ask(asked, key)

    @property
    def still(self) -> bool:
        """Tell what is known by now."""
        return means_still(self._answers.get(REDUCED_MOTION), self._answers.get(ANIMATIONS))

    def _ask(self, bus: QDBusConnection, key: tuple[str, str]) -> None:
        message = QDBusMessage.createMethodCall(_SERVICE, _PATH, _INTERFACE, "Read")
        message.setArguments(list(key))
        question = QDBusPendingCallWatcher(bus.asyncCall(message, _PATIENCE_MS), self)
        question.finished.connect(lambda: self._take(key, question))
        self._questions.append(question)

    def _take(self, key: tuple[str, str], question: QDBusPendingCallWatcher) -> None:
        self._questions.remove(question)
        reply = question.reply()
        if reply.type() == QDBusMessage.MessageType.ReplyMessage and reply.arguments():
            self._answers[key] = plain_value(reply.arguments()[0])
        question.deleteLater()


def plain_value(value: object) -> object:
    """Take a value out of the variants around it; Read puts it into two."""
    for _ in range(2):
        if isinstance(value, QDBusVariant):
            value = value.variant()
    return value


def means_still(reduced_motion: object, animations: object) -> bool:
    """Tell what a desktop's answers mean; the newer key counts where it is told."""
    if isinstance(reduced_motion, int) and not isinstance(reduced_motion, bool):
        return reduced_motion == 1
    return animations is False
