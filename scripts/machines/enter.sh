#!/bin/sh
# Runs a command in a machine. enter.ts calls this in namespaces of their own for mounts, processes and IPC, so that
# everything here is gone when the command ends.
#
#   enter.sh BASE FOLDER USER BIND… -- COMMAND [ARGUMENT…]
#
# FOLDER/changes lies over BASE; with the BASE `-`, FOLDER/root is the system itself. A BIND is FROM=TO.
#
# pivot_root rather than chroot: the kernel refuses user namespaces to programs under chroot, and Chromium's sandbox is
# made of them.
set -eu
base=$1 folder=$2 user=$3
shift 3

root=$folder/root
rm -rf "$folder/work"
mkdir -p "$folder/changes" "$folder/work" "$root"
if [ "$base" = - ]; then
  mount --bind "$root" "$root"
else
  # Nothing here has to survive a power cut, so nothing waits for the disk.
  mount -t overlay machine -o "volatile,lowerdir=$base,upperdir=$folder/changes,workdir=$folder/work" "$root"
fi

mount -t proc proc "$root/proc"
mount --rbind /sys "$root/sys"
mount -t tmpfs -o mode=755 dev "$root/dev"
for device in null zero full random urandom tty; do
  : >"$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
mkdir "$root/dev/pts" "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=666,mode=620,gid=5 devpts "$root/dev/pts"
mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
ln -s fd/0 "$root/dev/stdin"
ln -s fd/1 "$root/dev/stdout"
ln -s fd/2 "$root/dev/stderr"

while [ "$1" != -- ]; do
  to=$root${1#*=}
  mkdir -p "${1%%=*}" "$to"
  mount --bind "${1%%=*}" "$to"
  shift
done
shift

cd "$root"
mkdir -p .outside
pivot_root . .outside
umount -l /.outside
rmdir /.outside
cd "$(getent passwd "$user" | cut -d: -f6)"
# Not `su`: it would put the command in a session of its own, and ask for rights that are not needed here.
exec setpriv --reuid "$user" --regid "$user" --init-groups -- "$@"
