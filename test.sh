#!/bin/sh
# Runs all tests. Installs what they need first: Chromium and Node from the
# system's package manager, axe-core and dmn-moddle from the lock file in test/.
#
#   ./test.sh         the quick suite
#   ./test.sh long    also what takes an hour or two: every fault test with its
#                     figures and builds of 10,000 provisions (test/trust.sh:
#                     Linux, strace, namespaces, Graphviz), fuzzing led by
#                     coverage, the race detector, nginx and Caddy with the
#                     documented files, the HTML validator (needs Java), Lighthouse
set -eu
cd "$(dirname "$0")"

have() { command -v "$1" >/dev/null 2>&1; }

install() {
	echo "test.sh: installing $*" >&2
	if have apt-get; then
		sudo=
		if [ "$(id -u)" -ne 0 ]; then sudo=sudo; fi
		$sudo apt-get update -qq
		DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq "$@" >/dev/null
	elif have dnf; then
		sudo dnf install -y -q "$@"
	elif have brew; then
		brew install "$@"
	else
		echo "test.sh: please install: $*" >&2
		exit 4
	fi
}

have chromium || have chromium-browser || have google-chrome || install chromium
have node || install nodejs
have npm || install npm
if [ ! -f test/node_modules/axe-core/axe.min.js ] || [ ! -d test/node_modules/dmn-moddle ]; then
	(cd test && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
fi

echo "test.sh: go vet, staticcheck, gofumpt" >&2
go vet ./...
go vet -tags bench ./test/...
go tool -modfile=tools.mod staticcheck ./...
unformatted=$(go tool -modfile=tools.mod gofumpt -l .)
if [ -n "$unformatted" ]; then
	echo "not formatted by gofumpt: $unformatted" >&2
	exit 1
fi
for os in darwin windows; do
	GOOS=$os CGO_ENABLED=0 go vet ./generator/source ./generator/diagram ./generator/serve
done

go test -count=1 -timeout 20m ./...
test/fuzz.sh 30s

if [ "${1:-}" = long ]; then
	have strace || install strace
	have dot || install graphviz
	test/trust.sh
	for os in darwin windows; do
		GOOS=$os CGO_ENABLED=0 go vet ./...
	done
	# Where a database of known holes is at hand, see which of them are called.
	if have govulncheck && [ -n "${LEGIBLE_VULNDB:-}" ]; then
		govulncheck -db "file://$LEGIBLE_VULNDB" ./generator/cmd/legible
	fi
	# The race detector, where Hugo is not linked.
	go test -count=1 -race $(go list ./... | grep -v -e /pipeline -e /cmd/ -e /site)
	test/fuzz.sh 30s guided
	have nginx || [ -x /usr/sbin/nginx ] || install nginx
	have caddy || install caddy
	LEGIBLE_HOSTING=1 go test -count=1 -v -run 'DocumentedServers' ./generator/cmd/legible
	have java || install default-jre-headless
	(cd test && npm install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error vnu-jar@26.9.27)
	site=$(mktemp -d)
	go run ./generator/cmd/legible build --output "$site/public"
	java -jar test/node_modules/vnu-jar/build/dist/vnu.jar --errors-only --also-check-css --also-check-svg --format gnu --skip-non-html "$site/public"
	(cd test && npm install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error lighthouse@12.8.2 vnu-jar@26.9.27)
	(cd test && node lighthouse.mjs "$site/public" index.html instruments/csl/2026-01-01/art_23.html obligations/index.html)
	rm -r "$site"
	echo "test.sh: the long suite passed" >&2
fi
