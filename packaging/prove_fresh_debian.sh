#!/usr/bin/env bash
# Proves the README's two commands in a real minimal Debian 12 that has Python 3.11 and git and nothing else: no pip, no
# ensurepip, no display, none of Qt's system libraries. Each command runs twice from a fresh clone: as root and as a
# plain user.
#
#   sudo packaging/prove_fresh_debian.sh [WORK]      needs debootstrap; 5 to 15 minutes
#
#   WORK           folder to work in (2 GB; default: a new one, removed at the end). The base system in it is used again.
#   PROVE_USERS    default "pat root"
#   PROVE_TESTS    words for `start.py test`, default none (all tests); "no" leaves the tests out
#
# The network is this machine's own: its name servers, its certificates, and its settings for pip are passed along.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# A mount namespace of its own, so that nothing stays mounted whatever happens.
if [ "${PROVE_INSIDE:-}" != 1 ]; then
  [ "$(id -u)" = 0 ] || { echo "prove_fresh_debian: needs root (debootstrap and chroot do)" >&2; exit 2; }
  PATH=$PATH:/usr/sbin:/sbin
  command -v debootstrap >/dev/null || { echo "prove_fresh_debian: type: apt-get install debootstrap" >&2; exit 2; }
  PROVE_INSIDE=1 exec unshare --mount --pid --fork -- "$0" "$@"
fi

say() { printf '\n== %s\n' "$*"; }
if [ $# -ge 1 ]; then mkdir -p "$1"; work=$(cd "$1" && pwd); else work=$(mktemp -d); trap 'rm -rf --one-file-system "$work"' EXIT; fi
base=$work/base

if [ ! -e "$base/.made" ]; then
  say "A minimal Debian 12"
  rm -rf --one-file-system "$base"
  debootstrap --variant=minbase --include=python3,git,ca-certificates bookworm "$base" >"$work/debootstrap.log"
  touch "$base/.made"
fi
for gone in pip ensurepip; do
  if /usr/sbin/chroot "$base" python3 -c "import $gone" 2>/dev/null; then echo "not fresh: $gone is there" >&2; exit 1; fi
done
if ls "$base"/usr/lib/*/libGL.so.1 "$base"/usr/lib/*/libxkbcommon.so.0 2>/dev/null; then echo "not fresh: Qt's libraries are there" >&2; exit 1; fi

# What this machine needs to reach the package index.
settings=()
for name in PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_TRUSTED_HOST PIP_DEFAULT_TIMEOUT http_proxy https_proxy no_proxy; do
  [ -z "${!name:-}" ] || settings+=("$name=${!name}")
done

inside() { # USER COMMAND: a login shell of that user in the root, with a bare environment
  env -i "${settings[@]}" LANG=C.UTF-8 /usr/sbin/chroot "$root" su - "$1" --whitelist-environment="PIP_INDEX_URL,PIP_EXTRA_INDEX_URL,PIP_TRUSTED_HOST,PIP_DEFAULT_TIMEOUT,http_proxy,https_proxy,no_proxy,LANG" -c "$2" </dev/null
}

for user in ${PROVE_USERS:-pat root}; do
  say "A fresh copy for $user"
  root=$work/root-$user
  rm -rf --one-file-system "$root"
  cp -a "$base" "$root"
  cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
  cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
  mount -t proc proc "$root/proc"
  mkdir -p "$root/dev/shm" && mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
  [ "$user" = root ] || /usr/sbin/chroot "$root" useradd --create-home --shell /bin/bash "$user"
  # shellcheck disable=SC2016
  home=$(inside "$user" 'printf %s "$HOME"')
  git clone --quiet --no-hardlinks "$here" "$root$home/chairside-composer"
  /usr/sbin/chroot "$root" chown -R "$user:" "$home/chairside-composer"

  say "$user: python3 start.py"
  time inside "$user" "cd chairside-composer && python3 start.py"
  say "$user: the second start"
  time inside "$user" "python3 chairside-composer/start.py --version"
  inside "$user" "cd chairside-composer && git status --porcelain | head"
  if [ "${PROVE_TESTS:-}" != no ]; then
    say "$user: python3 start.py test ${PROVE_TESTS:-}"
    time inside "$user" "cd chairside-composer && python3 start.py test ${PROVE_TESTS:-}"
  fi
  umount "$root/dev/shm" "$root/proc"
  [ $# -ge 1 ] || rm -rf --one-file-system "$root"
done
say "Both commands work in a fresh Debian 12 (as: ${PROVE_USERS:-pat root})"
