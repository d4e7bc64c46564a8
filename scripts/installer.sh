#!/bin/sh
# Prepares .venv from the locked requirements: `sh scripts/installer.sh run` or `test`.
# Does nothing slow the second time: a stamp keeps the sum of what was installed.
set -eu

wanted=${1:-run}
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$here"
python=${PYTHON:-python3}

missing() {
    {
        echo
        echo "Il manque $1 pour préparer Pas de côté."
        echo "Sous Debian ou Ubuntu, installez ce qu’il faut, puis recommencez :"
        echo
        echo "    sudo apt install python3 python3-venv git make"
        echo
    } >&2
    exit 1
}

command -v "$python" >/dev/null 2>&1 || missing "Python ($python)"
command -v git >/dev/null 2>&1 || missing "git"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    missing "Python 3.11 ou plus récent (ici : $("$python" --version 2>&1))"
"$python" -c 'import venv, ensurepip' >/dev/null 2>&1 || missing "le module venv de Python"

# The stamp also says where the folder is: a moved one is prepared again.
sum=$({ echo "$here"; cat requirements/install.txt "requirements/$wanted.txt" scripts/installer.sh; } | cksum)
stamp=".venv/.installed-$wanted"
if [ -x .venv/bin/pasdecote ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sum" ]; then
    exit 0
fi

echo "Installation dans .venv (une à deux minutes la première fois)…"
if ! .venv/bin/python -c 'import pip' >/dev/null 2>&1; then
    rm -rf .venv
    "$python" -m venv .venv || missing "le module venv de Python"
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/install.txt
.venv/bin/uv pip install --quiet --python .venv/bin/python --require-hashes -r "requirements/$wanted.txt"

# The project itself: one path and one command. No build, so nothing more to fetch.
site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
printf '%s\n' "$here" > "$site/pasdecote.pth"
cat > .venv/bin/pasdecote <<EOF
#!$here/.venv/bin/python
import sys

from pasdecote.portal.home.cli import main

sys.exit(main())
EOF
chmod +x .venv/bin/pasdecote
printf '%s\n' "$sum" > "$stamp"
# The requirements of the tests hold those of the tool.
if [ "$wanted" = test ]; then
    sum=$({ echo "$here"; cat requirements/install.txt requirements/run.txt scripts/installer.sh; } | cksum)
    printf '%s\n' "$sum" > .venv/.installed-run
fi
