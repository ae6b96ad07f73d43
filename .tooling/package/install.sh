#!/bin/sh
# Installs this archive beside earlier versions and points PREFIX/current at it. Data are never touched: a ledger lies elsewhere.
#   install.sh [--prefix PREFIX]     default: /opt/kpi-ledger for root, else ~/.local/opt/kpi-ledger
set -eu
umask 022

fail() {
  printf 'install.sh: %s\n' "$1" >&2
  exit 1
}

if [ "$(id -u)" = 0 ]; then prefix=/opt/kpi-ledger; else prefix=${HOME:?}/.local/opt/kpi-ledger; fi
case "${1-}" in
  '') ;;
  --prefix) prefix=${2:?--prefix needs a folder} ;;
  *) fail "unknown argument $1; usage: install.sh [--prefix PREFIX]" ;;
esac

archive=$(dirname -- "$(readlink -f -- "$0")")
cd "$archive"
[ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || fail "this archive is for Linux on x86_64, not $(uname -s) on $(uname -m)"
sha256sum --check --strict --quiet SHA256SUMS || fail 'this archive is not as it was packaged; unpack it again'
node/bin/node --version >/dev/null || fail 'the Node of this archive does not start here; it needs glibc 2.28 or newer'

value() { sed -n "s/^  \"$1\": \"\(.*\)\",\{0,1\}\$/\1/p" version.json; }
# Two builds of one version stay apart.
name=$(value version)-$(sha256sum SHA256SUMS | cut -c1-12)
target=$prefix/versions/$name

mkdir -p "$prefix/versions"
if [ -e "$prefix/current" ] && [ ! -L "$prefix/current" ]; then fail "$prefix/current is no link; it is not of this installer"; fi
before=$(readlink "$prefix/current" || true)

if [ -d "$target" ] && (cd "$target" && sha256sum --check --strict --quiet SHA256SUMS); then
  printf 'already installed: %s\n' "$target"
else
  # Whole or not at all: an installation that was broken off, or damaged later, is replaced.
  rm -rf "$target.part"
  mkdir "$target.part"
  cp -R . "$target.part/"
  chmod -R u=rwX,go=rX "$target.part"
  rm -rf "$target"
  mv "$target.part" "$target"
  printf 'installed: %s\n' "$target"
fi

ln -s "versions/$name" "$prefix/current.part.$$"
mv -T "$prefix/current.part.$$" "$prefix/current"
printf 'current: %s\n' "$target"
if [ -n "$before" ] && [ "$before" != "versions/$name" ]; then
  printf 'before: %s/%s (kept; to go back: ln -sfn %s %s/current)\n' "$prefix" "$before" "$before" "$prefix"
fi
printf 'run: %s/current/bin/kpi --help\n' "$prefix"
