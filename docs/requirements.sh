#!/usr/bin/env bash
# Prints each requirement with the tests that cite it; fails when one has none or a test cites an unknown one.
set -euo pipefail
cd "$(dirname "$0")/.."
status=0
ids=$(grep -oE '^\| REQ-[A-Z0-9]+-[0-9]+' docs/requirements.md | tr -d '| ' | sort -u)
cited=$(grep -rhoE 'Tag\("REQ-[A-Z0-9]+-[0-9]+"\)' --include='*.java' . | grep -oE 'REQ-[A-Z0-9]+-[0-9]+' | sort -u)
for id in $ids; do
  tests=$(grep -rl "Tag(\"$id\")" --include='*.java' . | sed 's|.*/||; s|\.java$||' | sort | paste -sd, - || true)
  if [ -z "$tests" ]; then tests='-- no test --'; status=1; fi
  printf '%-14s %s\n' "$id" "$tests"
done
for id in $cited; do
  grep -qx "$id" <<<"$ids" || { printf '%-14s cited by a test but not in docs/requirements.md\n' "$id"; status=1; }
done
exit $status
