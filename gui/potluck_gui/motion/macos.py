"""macOS' own setting "Reduce motion"; type-checked, not yet run on macOS.

accessibilityDisplayShouldReduceMotion: Apple's NSWorkspace, since macOS 10.12; asked through the
Objective-C runtime, whose objc_msgSend has to be given the signature of each call.
"""

import ctypes
from ctypes.util import find_library


def macos_is_still() -> bool:
    """Tell whether motion is to be reduced; raises OSError when the runtime can't be asked."""
    name = find_library("objc")
    if name is None:
        raise OSError("The Objective-C runtime is not here.")
    runtime = ctypes.CDLL(name)
    runtime.objc_getClass.restype = ctypes.c_void_p
    runtime.objc_getClass.argtypes = (ctypes.c_char_p,)
    runtime.sel_registerName.restype = ctypes.c_void_p
    runtime.sel_registerName.argtypes = (ctypes.c_char_p,)
    target, selector = ctypes.c_void_p, ctypes.c_void_p
    give_object = ctypes.CFUNCTYPE(ctypes.c_void_p, target, selector)(("objc_msgSend", runtime))
    give_flag = ctypes.CFUNCTYPE(ctypes.c_bool, target, selector)(("objc_msgSend", runtime))
    workspace = give_object(
        runtime.objc_getClass(b"NSWorkspace"), runtime.sel_registerName(b"sharedWorkspace")
    )
    asked = runtime.sel_registerName(b"accessibilityDisplayShouldReduceMotion")
    return bool(workspace) and bool(give_flag(workspace, asked))
