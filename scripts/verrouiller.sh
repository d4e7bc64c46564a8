#!/bin/sh
# Locks every requirement with its hashes, for every machine and Python from 3.11 on.
# `--no-header` and no `--emit-index-url`: the files name no host. UPGRADE=1 takes the newest of each.
set -eu
cd "$(dirname -- "$0")/.."

lock() {
    target=$1
    shift
    .venv/bin/uv pip compile "$@" ${UPGRADE:+--upgrade} --quiet --universal --python-version 3.11 \
        --generate-hashes --no-header --no-annotate --output-file "requirements/$target.txt" >/dev/null
}

lock install requirements/install.in
lock run pyproject.toml
lock test pyproject.toml --extra test --constraint requirements/run.txt
grep -c '==' requirements/*.txt
