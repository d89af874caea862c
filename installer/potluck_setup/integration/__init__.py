"""What ties an installation to the person's desktop, and unties it again.

On Linux the archive of one person (`.run`) writes a command, a desktop entry, icons and the handler
of invite links into the home folder; each file is noted with its hash, so that the goodbye deletes
those alone, and only as long as nobody changed them. The `.deb`, the installer of Windows and the
app of macOS bring all that by themselves: for them only `installation.json` is written.
"""
