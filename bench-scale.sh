#!/bin/sh
# Measures builds of made-up law in growing sizes against Hugo, Pagefind and dot
# put together, and prints one table; exits with 1 where a goal is missed. What is
# compared, and how, is told in test/benchscale.
#
#   ./bench-scale.sh                    100, 1,000 and 10,000 provisions
#   ./bench-scale.sh 1000 10000 50000   these sizes; 50,000 need 15 GB of disk
#
# Needs Go, npm, which fetches Pagefind, and dot from Graphviz.
set -eu
cd "$(dirname "$0")"
command -v dot >/dev/null || { echo "bench-scale.sh: please install Graphviz" >&2; exit 4; }
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
(cd test && npm install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error pagefind@1.6.0)
go build -o "$work/legible" ./generator/cmd/legible
go build -modfile=tools.mod -o "$work/hugo" github.com/gohugoio/hugo
go test -c -tags bench -o "$work/bench" ./test/benchscale
export BENCH_WORK="$work" BENCH_SIZES="${*:-100 1000 10000}"
export BENCH_LEGIBLE="$work/legible" BENCH_HUGO="$work/hugo" BENCH_PAGEFIND="$PWD/test/node_modules/.bin/pagefind"
cd test/benchscale
"$work/bench" -test.timeout 6h
