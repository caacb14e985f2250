#!/bin/sh
# Runs after a package was removed or upgraded, by dpkg (`remove`, `purge`, `upgrade`) or by rpm (how many are left).
# It never touches anyone's home: accounts outlive the app.
set -e

case "${1:-}" in
  remove | purge | 0)
    if [ -f /etc/apparmor.d/countersign ]; then
      apparmor_parser --remove /etc/apparmor.d/countersign 2>/dev/null || true
      rm -f /etc/apparmor.d/countersign
    fi
    ;;
esac
exit 0
