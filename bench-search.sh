#!/bin/sh
# Measures our search against Pagefind in Chromium, on the built site and on one
# of made-up law of 5,000 articles, and prints one table; exits with 1 where a
# goal is missed. What is compared, and how, is told in test/benchsearch. Fetches
# Pagefind itself; needs Chromium, Node and npm, which ./test.sh installs.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
(cd test && npm install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error pagefind@1.6.0)
go build -o "$work/legible" ./generator/cmd/legible
go test -c -tags bench -o "$work/bench" ./test/benchsearch
export LEGIBLE_CACHE="$work/cache"
cp -r content "$work/real.content"
rm "$work"/real.content/*.go "$work/real.content/README.md"
"$work/legible" new synthetic --provisions 5000 --seed 1 "$work/synthetic.content"
for site in real synthetic; do
	"$work/legible" build --source "$work/$site.content" --output "$work/$site.site"
done
export BENCH_PAGEFIND="$PWD/test/node_modules/.bin/pagefind" BENCH_WORK="$work"
cd test/benchsearch
"$work/bench"
