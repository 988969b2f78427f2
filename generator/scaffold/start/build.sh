#!/bin/sh
# Builds the site: sh build.sh [flags of legible build]. Where the program is
# not installed, it is compiled from LEGIBLE_REPOSITORY, the address of the
# repository that holds it; that takes git and Go.
set -eu
cd "$(dirname "$0")"
legible=$(command -v legible || echo .legible/legible)
if [ ! -x "$legible" ]; then
	: "${LEGIBLE_REPOSITORY:?is not set: write there the address of the repository that holds the program}"
	git clone --quiet --depth 1 "$LEGIBLE_REPOSITORY" .legible
	(cd .legible && go build -o legible ./generator/cmd/legible)
fi
exec "$legible" build --site site.yaml "$@"
