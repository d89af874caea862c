#!/bin/sh
# Potluck @VERSION@ for Linux on x86-64: installs for the person who runs it, without root.
#   sh @FILE@                    install or repair, then start
#     --target FOLDER   install there instead of ~/.local/share/potluck-app
#     --no-start        only install
#     --quiet           say nothing but what is wrong
#     --check           only check that this file is whole
# What follows the last line of this script is a compressed archive.
set -eu
umask 022
unset CDPATH
# Modules of another Python, or files called random.py where it is started, are not for Potluck.
unset PYTHONPATH PYTHONHOME
PYTHONSAFEPATH=1
export PYTHONSAFEPATH

version='@VERSION@'
first_line=@FIRST_LINE@
sha256='@SHA256@'
unpacked_kib=@UNPACKED_KIB@

quiet=no start=yes check=no target=
say() { [ "$quiet" = yes ] || printf '%s\n' "$*"; }
warn() { printf '%s\n' "$*" >&2; }
fail() {
    warn "$*"
    exit 1
}
usage() { sed -n '2,7s/^# \{0,1\}//p' "$0"; }

while [ $# -gt 0 ]; do
    case $1 in
    --target)
        [ $# -gt 1 ] || fail "--target needs a folder."
        target=$2
        shift
        ;;
    --target=*) target=${1#--target=} ;;
    --no-start) start=no ;;
    --quiet) quiet=yes ;;
    --check) check=yes ;;
    -h | --help)
        usage
        exit 0
        ;;
    *)
        usage >&2
        exit 2
        ;;
    esac
    shift
done

[ -f "$0" ] || fail "Save this file first, then run it: sh @FILE@"
[ "$(uname -sm)" = "Linux x86_64" ] ||
    fail "This file is for Linux on x86-64. Take the one for your system."

if command -v sha256sum >/dev/null 2>&1; then
    digest() { sha256sum; }
elif command -v openssl >/dev/null 2>&1; then
    digest() { openssl dgst -sha256 -r; }
else
    fail "Neither sha256sum nor openssl is here, so this file can't be checked. Install coreutils."
fi
archive() { tail -n "+$first_line" "$0"; }

say "Checking this file …"
found=$(archive | digest)
[ "${found%% *}" = "$sha256" ] ||
    fail "This file is damaged or was changed: its content is not what it should be. Download it again."
[ "$check" = no ] || {
    say "It is whole."
    exit 0
}

[ -n "${HOME:-}" ] || fail "Your home folder is not known. Set HOME, then run this again."
data=${XDG_DATA_HOME:-}
case $data in
/*) ;;
*) data=$HOME/.local/share ;; # As the XDG Base Directory Specification 0.8 has it.
esac
root=${target:-${POTLUCK_ROOT:-$data/potluck-app}}
mkdir -p -- "$root" 2>/dev/null || fail "$root can't be made. Name another folder with --target."
root=$(cd -- "$root" && pwd -P)
[ -w "$root" ] || fail "$root can't be written. Name another folder with --target."
# Of two that run at once, one waits; the lock goes with the program that holds it.
exec 9<"$root"
! command -v flock >/dev/null 2>&1 || flock 9
# The folder is Potluck's alone, since all that it puts there is deleted one day.
if [ ! -f "$root/installation.json" ] && [ ! -f "$root/payload/potluck" ]; then
    for entry in "$root"/* "$root"/.*; do
        case ${entry##*/} in
        . | .. | payload.new.* | payload.old.* | setup.l* | face.lock | network.json) continue ;;
        pythons | uv-cache | wheels | releases | versions | window) continue ;;
        esac
        [ ! -e "$entry" ] ||
            fail "$root has something else in it: ${entry##*/}. Name an empty folder, or a new one, with --target."
    done
fi
# What a killed run left; one that was set aside comes back if nothing took its place.
payload=$root/payload
for left in "$payload".old.[0-9]* "$payload".new.[0-9]*; do
    if [ ! -e "$left" ] || kill -0 "${left##*.}" 2>/dev/null; then
        continue
    elif [ ! -e "$payload" ] && [ "${left#"$payload".old.}" != "$left" ]; then
        mv "$left" "$payload"
    else
        rm -rf "$left"
    fi
done
# The column before the one with the percent sign; names of disks may have blanks.
free_kib=$(df -Pk "$root" | awk 'NR == 2 { for (i = 2; i <= NF; i++) if ($i ~ /^[0-9]+%$/) { print $(i - 1); exit } }')
free_kib=${free_kib:-0}
[ "$free_kib" -gt "$unpacked_kib" ] ||
    fail "The disk of $root has $((free_kib / 1024)) MB free, and $((unpacked_kib / 1024 + 1)) MB are needed to begin with. Make room, then run this again."

fresh=$payload.new.$$
trap 'rm -rf "$fresh"' EXIT
trap 'exit 130' INT TERM HUP
say "Unpacking Potluck $version into $payload …"
mkdir "$fresh"
archive | gzip -dc | tar -xf - -C "$fresh" || fail "Unpacking failed; nothing was changed."
old=
if [ -e "$payload" ]; then
    old=$payload.old.$$
    mv "$payload" "$old"
fi
mv "$fresh" "$payload"
[ -z "$old" ] || rm -rf "$old"

missing=
if command -v ldconfig >/dev/null 2>&1 || [ -x /sbin/ldconfig ]; then
    known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p)
    # shellcheck disable=SC2043 # The builder puts the list there.
    for pair in @LIBRARIES@; do
        case $known in
        *"${pair%%=*}"*) ;;
        *) missing="$missing ${pair#*=}" ;;
        esac
    done
fi
if [ -n "$missing" ]; then
    warn "Potluck's window needs libraries that this computer lacks; in a terminal it works without."
    if command -v apt-get >/dev/null 2>&1; then
        warn "  sudo apt-get install$missing"
    else
        warn "Debian calls them:$missing"
    fi
fi

python=
for name in "${POTLUCK_PYTHON:-}" python3 python3.13 python3.12 python3.11 "$root"/pythons/*/bin/python3; do
    [ -n "$name" ] || continue
    if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' >/dev/null 2>&1; then
        python=$name
        break
    fi
done
if [ -z "$python" ] && [ "$start" = yes ]; then
    say "There is no Python 3.11 to 3.13 here, so one is fetched …"
    UV_PYTHON_INSTALL_DIR=$root/pythons UV_CACHE_DIR=$root/uv-cache \
        "$payload/uv" python install --no-bin --no-config --quiet 3.12 ||
        fail "No Python could be fetched. Install Python 3.11, 3.12 or 3.13, or set UV_PYTHON_INSTALL_MIRROR to where one is; then run this again."
    for name in "$root"/pythons/*/bin/python3; do python=$name; done
fi

command=$HOME/.local/bin/potluck
if [ -n "$python" ]; then
    said=$(PYTHONPATH=$payload/lib "$python" -s -m potluck_setup integrate --root "$root" \
        --payload "$payload" 2>&1) ||
        fail "$said Potluck is unpacked, but is not among your programs yet. Run this again when that is mended."
    say "$said"
else
    warn "There is no Python 3.11 to 3.13 here yet. The first start fetches one and puts Potluck among your programs: $payload/potluck"
fi
case :$PATH: in
*":$HOME/.local/bin:"*) ;;
*) say "In a terminal Potluck is called as $command, until the next login finds it as potluck." ;;
esac
trap - EXIT
if [ "$start" = no ]; then
    say "Potluck is installed. Start it from the menu of programs, or with: $command"
    exit 0
fi
POTLUCK_ROOT=$root
export POTLUCK_ROOT
exec 9<&-
exec "$payload/potluck"
