#!/bin/sh
# Runs kpi with the Node of this archive, wherever the archive or a link to this file is.
here=$(dirname -- "$(readlink -f -- "$0")")
exec "$here/../node/bin/node" --disable-warning=ExperimentalWarning "$here/../app/dist/main.js" "$@"
