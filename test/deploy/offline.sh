#!/bin/sh
# Run in a network namespace of its own: HOME-OF-THE-ARCHIVE FOLDER. Prints one JSON object of what was seen.
set -eu
home=$1
folder=$2
ip link set lo up
mkdir -p "$folder"
cd "$folder"
"$home/bin/kpi" demo --store sqlite:demo.db >/dev/null
"$home/bin/kpi" rate --period 2026-Q3 --store sqlite:demo.db --format json >rated.json
"$home/bin/kpi" serve --port 8080 --store sqlite:demo.db >served.txt 2>&1 &
serving=$!
trap 'kill "$serving"' EXIT
ROUTES=$(ip route show) "$home/node/bin/node" --input-type=module -e '
  import { connect } from "node:net";
  import { readFileSync } from "node:fs";
  import { setTimeout } from "node:timers/promises";
  const at = "http://127.0.0.1:8080";
  const answer = async (path) => (await fetch(at + path)).json();
  for (let tries = 0; ; tries += 1)
    try { await answer("/ready"); break; }
    catch (error) { if (tries === 300) throw error; await setTimeout(100); }
  // An address of the documentation block, which no machine has.
  const outside = await new Promise((resolve) =>
    connect(80, "192.0.2.1").on("error", ({ code }) => resolve(code)).on("connect", () => resolve("connected")));
  console.log(JSON.stringify({
    routes: process.env.ROUTES,
    outside,
    health: await answer("/health"),
    ratings: await answer("/api/v1/ratings?period=2026-Q3"),
    rated: JSON.parse(readFileSync("rated.json", "utf8")),
  }));'
