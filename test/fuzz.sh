#!/bin/sh
# Fuzzes what reads what others wrote: the loader, the citation grammar, the
# chart writer, the query parser, and the encoding of search shards.
#
#   test/fuzz.sh [30s]            each target for so long
#   test/fuzz.sh [30s] guided     led by coverage, and every other target too
#
# Without "guided" nothing is compiled that ./test.sh has not compiled already,
# and inputs are made of those kept in testdata/fuzz, which guided runs found.
# Guided runs compile everything below a target once more, which takes minutes
# the first time.
set -eu
cd "$(dirname "$0")/.."

time=${1:-30s}
if [ "${2:-}" = guided ]; then
	targets=$(grep -r --include='*_test.go' -o '^func Fuzz[A-Za-z0-9]*' . | sed 's,^\./,,; s,/[^/]*:func ,/:,' | sort)
else
	targets='generator/source/:FuzzRead
cite/:FuzzParse
generator/diagram/:FuzzDOT
search/:FuzzQuery
search/:FuzzShards'
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
count=0
for target in $targets; do
	package=./${target%%/:*} name=${target##*:}
	echo "fuzz.sh: $name for $time" >&2
	if [ "${2:-}" = guided ]; then
		go test -run '^$' -fuzz "^$name\$" -fuzztime "$time" "$package" >"$work/out" || { cat "$work/out" >&2; exit 1; }
	else
		go test -c -o "$work/test" "$package"
		(cd "$package" && "$work/test" -test.run '^$' -test.fuzz "^$name\$" -test.fuzztime "$time" -test.fuzzcachedir "$work/cache") >"$work/out" 2>&1 || { cat "$work/out" >&2; exit 1; }
	fi
	grep 'execs:' "$work/out" | tail -1 | sed "s/^fuzz: /  $name: /" >&2
	count=$((count + 1))
done
echo "fuzz.sh: $count targets for $time each, nothing found" >&2
