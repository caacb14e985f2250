#!/bin/sh
# Runs after a package was installed or upgraded, by dpkg or by rpm.
set -e

# Ubuntu 24.04 and later forbid the user namespaces that the sandbox is made of, except to programs with a profile.
# Older AppArmor does not know the profile's rule, and needs none.
profile=/usr/lib/countersign/apparmor-profile
if [ -d /etc/apparmor.d ] && command -v apparmor_parser >/dev/null &&
  apparmor_parser --skip-kernel-load --skip-cache "$profile" >/dev/null 2>&1; then
  cp -f "$profile" /etc/apparmor.d/countersign
  if [ -d /sys/kernel/security/apparmor ] && aa-enabled --quiet 2>/dev/null; then
    apparmor_parser --replace --write-cache --skip-read-cache /etc/apparmor.d/countersign || true
  fi
fi
exit 0
