#!/bin/sh
# Measures a whole build against the hugo command on the very pages that the
# build generates, in one run, with hyperfine. Needs hyperfine.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
go build -o "$work/legible" ./generator/cmd/legible
go build -modfile=tools.mod -o "$work/hugo" github.com/gohugoio/hugo
export LEGIBLE_CACHE="$work/cache"
"$work/legible" hugo-project "$work"
echo "files hugo is given: $(find "$work/site" -type f | wc -l)"
# --prepare: neither side overwrites an old site, both write every file anew.
hyperfine --warmup 2 --runs 10 \
	--prepare "rm -rf $work/a $work/.legible-a.* $work/b" \
	--command-name legible "$work/legible build --output $work/a" \
	--command-name hugo "$work/hugo --quiet --source $work/site --destination $work/b --noBuildLock"
echo "with a cold cache:"
hyperfine --runs 5 --prepare "rm -rf $work/a $work/.legible-a.* $work/cache" \
	--command-name "legible, cold" "$work/legible build --output $work/a"
