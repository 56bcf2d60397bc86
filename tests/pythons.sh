#!/bin/sh
# The quick part of the tests on every Python from 3.11 on that is found. Usage: tests/pythons.sh FOLDER [PYTHON...]
# FOLDER gets an environment for each, with the exact packages of requirements.lock. Without names it looks for
# python3.11, python3.12 … on the path, then where pyenv and uv keep theirs.
set -eu
cd "$(dirname "$0")/.."
folder=$1
shift

quick="tests/load tests/check tests/plan tests/policy tests/search tests/importers tests/xliff tests/test_architecture.py
  tests/test_broken.py tests/test_cli.py tests/test_golden.py tests/test_mkdocs_plugin.py tests/test_properdocs.py"

version_of() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null; }

find_pythons() {
  for minor in $(seq 11 30); do
    for python in "$(command -v "python3.$minor" || true)" \
      "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3."$minor".*/bin/"python3.$minor" \
      "${XDG_DATA_HOME:-$HOME/.local/share}"/uv/python/cpython-3."$minor".*/bin/"python3.$minor"; do
      # A name on the path may be a stand-in that runs nothing.
      if [ -n "$python" ] && [ "$(version_of "$python")" = "3.$minor" ]; then
        echo "$python"
        break
      fi
    done
  done
}

[ $# -gt 0 ] || set -- $(find_pythons)
[ $# -gt 0 ] || { echo "No Python from 3.11 on was found."; exit 1; }

summary=""
failed=0
for python in "$@"; do
  version=$(version_of "$python") || { echo "$python does not run."; exit 1; }
  echo "== Python $version ($python)"
  env=$folder/$version
  if [ ! -e "$env/.installed" ] || [ requirements.lock -nt "$env/.installed" ]; then
    rm -rf "$env"
    "$python" -m venv "$env"
    "$env/bin/python" -m pip install -q --require-hashes -r requirements.lock
    "$env/bin/python" -m pip install -q --no-deps --no-build-isolation -e .
    touch "$env/.installed"
  fi
  if "$env/bin/python" -m pytest -q -n "${WORKERS:-3}" --dist loadfile -o cache_dir="$env/.pytest_cache" $quick; then
    summary="$summary
$version: passed"
  else
    summary="$summary
$version: FAILED"
    failed=1
  fi
done
echo "$summary"
exit $failed
