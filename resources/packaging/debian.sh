#!/bin/sh
# Checks that this Debian or Ubuntu has what Qt, QtWebEngine and Python's venv need, and installs what
# is missing when it may. Does nothing, quickly, when nothing is missing or the system has no dpkg.
# Usage: debian.sh PYTHON [--list | --tests]
#   --list    prints the missing packages and installs nothing
#   --tests   sees to a PostgreSQL instead, which tests start by themselves; does without if it must
set -eu

python=$1
mode=${2:-install}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Commander needs Python 3.11 or newer; say which with: make PYTHON=python3.12" >&2
    exit 1
}
command -v dpkg-query >/dev/null || exit 0

if [ "$mode" = "--tests" ]; then
    for found in /usr/lib/postgresql/*/bin/initdb; do
        [ ! -x "$found" ] || exit 0
    done
    as_root=""
    if [ "$(id -u)" != 0 ]; then
        as_root="sudo -n"
        if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
            echo "Tests on PostgreSQL will be skipped. To run them: sudo apt-get install postgresql"
            exit 0
        fi
    fi
    # The package would make a cluster and start it, which nobody asked for.
    folder=/etc/postgresql-common/createcluster.d
    $as_root mkdir -p $folder
    echo "create_main_cluster = false" | $as_root tee $folder/commander-tests.conf >/dev/null
    echo "installing: postgresql"
    { $as_root apt-get update -q && $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends postgresql; } >/dev/null ||
        echo "It cannot be installed; tests on PostgreSQL will be skipped."
    $as_root rm -f $folder/commander-tests.conf
    exit 0
fi

# QtWebEngine, with or without a screen
names="libegl1 libgl1 libxcomposite1 libxdamage1 libxrandr2 libxtst6 libbrotli1 libdbus-1-3
libfontconfig1 libgbm1 libnss3 libxcb-dri3-0 libxkbcommon0 libxkbfile1"
# a window on an X11 or Wayland screen
names="$names libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0
libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libwayland-client0 libwayland-cursor0 libwayland-egl1"
# sounds; Latin and Chinese text
names="$names libpulse0 fonts-dejavu-core fonts-noto-cjk"
# Debian 13 and Ubuntu 24.04 (libc 2.39) renamed what changed with 64-bit time.
libc=$(dpkg-query --show --showformat='${Version}\n' libc6 | head -n 1)
if dpkg --compare-versions "$libc" ge 2.39; then
    names="$names libasound2t64 libglib2.0-0t64 libpipewire-0.3-0t64"
else
    names="$names libasound2 libglib2.0-0 libpipewire-0.3-0"
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    names="$names $("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
fi

installed=$(dpkg-query --show --showformat='${db:Status-Abbrev} ${Package}\n' | sed -n 's/^.i *//p')
missing=""
for name in $names; do
    printf '%s\n' "$installed" | grep -q -x -F "$name" || missing="$missing $name"
done
[ -n "$missing" ] || exit 0

if [ "$mode" = "--list" ]; then
    echo "missing:$missing"
    exit 0
fi

as_root=""
if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        echo "Debian packages are missing. Run this once, then the same make again:" >&2
        echo "    sudo apt-get update && sudo apt-get install --no-install-recommends$missing" >&2
        exit 1
    fi
fi

echo "installing:$missing"
# shellcheck disable=SC2086  # as_root and missing are words to be split
{
    $as_root apt-get update -q
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends $missing
}
