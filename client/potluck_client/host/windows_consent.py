"""Windows' list of the programs that used the microphone or the camera, in the person's registry.

Kept since Windows 10 version 1903: a key for each program from the store, and below NonPackaged one
for each other program. Type-checked, not yet run on Windows.
"""

import sys

from potluck_client.host.windows_calls import DeviceUse

_CONSENT_STORE = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"
_NON_PACKAGED = "NonPackaged"
_MOST_PROGRAMS = 1024

if sys.platform == "win32":
    import winreg
    from collections.abc import Iterator

    def uses_of(device: str) -> tuple[DeviceUse, ...]:
        """Return the uses of a device, "microphone" or "webcam"; none on an older Windows."""
        store = f"{_CONSENT_STORE}\\{device}"
        return (*_uses_below(store), *_uses_below(f"{store}\\{_NON_PACKAGED}"))

    def _uses_below(path: str) -> Iterator[DeviceUse]:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
                for index in range(min(winreg.QueryInfoKey(key)[0], _MOST_PROGRAMS)):
                    with winreg.OpenKey(key, winreg.EnumKey(key, index)) as program:
                        began = _number(program, "LastUsedTimeStart")
                        ended = _number(program, "LastUsedTimeStop")
                    yield DeviceUse(began=began, ended=ended)
        except OSError:
            return  # There is no such list, or a program was just removed from it.

    def _number(key: winreg.HKEYType, name: str) -> int:
        try:
            value, _ = winreg.QueryValueEx(key, name)
        except OSError:
            return 0  # This program never used the device, or the key is NonPackaged itself.
        return value if isinstance(value, int) else 0

else:

    def uses_of(device: str) -> tuple[DeviceUse, ...]:
        """Refuse: only Windows has such a list."""
        raise OSError(f"Only Windows lists who uses the {device}.")
