#!/bin/sh
# Measures which statements the tests reach of the loader, the publisher and
# whatever writes text of others into a format: each at least 95 %.
#
#   test/cover.sh        prints the figures, and every statement not reached
#
# ARCHITECTURE.md says why no test reaches those of the first two.
set -eu
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
low=0
while read -r package what; do
	go test -coverprofile="$work/profile" "./$package" >"$work/out" || { cat "$work/out" >&2; exit 1; }
	figure=$(awk 'NR > 1 { all += $2; if ($3 > 0) reached += $2 } END { printf "%.1f", 100 * reached / all }' "$work/profile")
	printf '%5s %%  %-18s %s\n' "$figure" "$package" "$what"
	case $package in
	generator/source | generator/site)
		awk 'NR > 1 && $2 > 0 && $3 == 0 { split($1, at, ":"); split(at[2], line, "."); sub("^legible/", "", at[1]); print "         not reached: " at[1] ":" line[1] }' "$work/profile"
		;;
	esac
	if [ "$(printf '%s\n95.0\n' "$figure" | sort -n | head -1)" != 95.0 ]; then
		low=$((low + 1))
	fi
done <<END
generator/source the loader
generator/site the publisher
generator/diagram the writer of DOT and SVG
generator/page JSON-LD, and what goes into pages
generator/export CSV and the other formats
generator/diag what goes to a terminal
END
[ $low -eq 0 ] || { echo "cover.sh: $low below 95 %" >&2; exit 1; }
