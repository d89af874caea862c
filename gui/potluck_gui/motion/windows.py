"""Windows' own setting "Animation effects"; type-checked, not yet run on Windows.

SystemParametersInfoW and SPI_GETCLIENTAREAANIMATION: Microsoft's winuser.h.
"""

import ctypes
import sys

_GET_CLIENT_AREA_ANIMATION = 0x1042


if sys.platform == "win32":

    def windows_is_still() -> bool:
        """Tell whether animations are switched off; False where Windows does not say."""
        animated = ctypes.c_int(1)
        told = ctypes.windll.user32.SystemParametersInfoW(
            ctypes.c_uint(_GET_CLIENT_AREA_ANIMATION),
            ctypes.c_uint(0),
            ctypes.byref(animated),
            ctypes.c_uint(0),
        )
        return bool(told) and not animated.value
