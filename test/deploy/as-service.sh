#!/bin/sh
# Run by root in mount and network namespaces of its own: HOME-OF-THE-ARCHIVE STATE-FOLDER. What kpi-ledger.service allows: everything
# read-only but the state folder, an address on this machine only, a user without rights. Prints what /ready answers.
set -eu
home=$1
state=$2
umask 077
ip link set lo up
mount --make-rprivate /
mount --bind "$state" "$state"
mount --bind "$home" "$home"
mount -o remount,bind,ro "$home"
mount -o remount,bind,ro /
for place in "$home" /; do
  if touch "$place/written" 2>/dev/null; then
    echo "$place can be written" >&2
    exit 1
  fi
done
cd "$state"
kpi="setpriv --reuid=65534 --regid=65534 --clear-groups --bounding-set=-all --no-new-privs $home/bin/kpi"
$kpi init --kind live --city hue --store "sqlite:$state/hue.db" >/dev/null
$kpi serve --port 8080 --store "sqlite:$state/hue.db" 2>"$state/served.txt" &
serving=$!
trap 'kill "$serving"' EXIT
"$home/node/bin/node" --input-type=module -e '
  import { setTimeout } from "node:timers/promises";
  for (let tries = 0; ; tries += 1)
    try { console.log(await (await fetch("http://127.0.0.1:8080/ready")).text()); break; }
    catch (error) { if (tries === 300) throw error; await setTimeout(100); }'
