#!/bin/sh
# Runs every test of what happens when something goes wrong, as often as the
# design asks, and prints what was tried and what was lost.
#
#   test/trust.sh [100 1000 10000]   needs what test/faults.sh and bench-scale.sh
#                                    need; half an hour, then builds in these sizes
set -eu
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# run NAME COMMAND...: keeps what the command prints, and shows it if it fails.
run() {
	name=$1
	shift
	echo "trust.sh: $name" >&2
	"$@" >"$work/$name" 2>&1 || { cat "$work/$name" >&2; echo "trust.sh: $name failed" >&2; exit 1; }
}

run kills env LEGIBLE_ROUNDS="${LEGIBLE_ROUNDS:-100}" go test -count=1 -v -timeout 60m -run TestKilled ./generator/cmd/legible
run injected go test -count=1 -v -run 'EveryFault' ./generator/site
run readers go test -count=1 -v -run 'TestAReaderSeesOneVersionEachTime' ./generator/site
run hostile go test -count=1 -v -run 'TestThreats' ./generator/cmd/legible
run leaks go test -count=1 -v -run 'TestALayerReaches|TestNoPublicPage' ./generator/pipeline
run served go test -count=1 -v ./generator/serve
run faults test/faults.sh
run bounds env LEGIBLE_BOUNDS=1 go test -count=1 -v -timeout 60m -run TestNoMebibyte ./generator/cmd/legible
run coverage test/cover.sh
run scale ./bench-scale.sh "$@"

grep -v -e '^ok' -e '^=== ' -e '^--- ' -e '^PASS' "$work/bounds"
echo
cat "$work/coverage"
echo
cat "$work/scale"
cat <<END

kills at random moments    $(sed -n 's/.*: \([0-9]* builds killed.*\)/\1/p' "$work/kills")
faults injected            $(awk '/faults injected/ { n += $(NF-2) } END { print n }' "$work/injected"), one whole site after each
publishes under a reader   200, one version each time
hostile cases              $(grep -c '^    --- PASS: TestThreats/' "$work/hostile") passed, $(grep -c '^    --- FAIL' "$work/hostile" || true) failed
tests of the server        $(grep -c '^--- PASS' "$work/served") passed, $(grep -c '^--- FAIL' "$work/served" || true) failed
leaks                      0; $(sed -n 's/.*: \([0-9]* secrets.*\)/\1/p' "$work/leaks")
$(grep -v '^faults.sh' "$work/faults" | tail -4)
END
