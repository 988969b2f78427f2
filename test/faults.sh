#!/bin/sh
# Injects faults into real builds, from outside: full disks, read-only and bind
# mounts, kills and failed calls at exact steps, a network that is cut off. Then
# shows that ten builds under ten conditions, as ten users, and two binaries from
# two folders, are the same bytes.
#
#   test/faults.sh        needs Linux, unshare (util-linux) and strace; no root
#
# It ends with its figures; test/trust.sh adds those of the other fault tests.
#
# Mounts are made in a user and mount namespace of its own, so that nothing
# outside is touched and all is gone at the end. Where the kernel or the
# container forbids such namespaces or tracing, this fails and says so: a fault
# that was not injected proves nothing. Every build is checked for its exit code,
# for the site that stands after it (legible verify), and for what is left behind.
set -eu
cd "$(dirname "$0")/.."

fail() { echo "faults.sh: $*" >&2; exit 1; }

if [ "${1:-}" != inside ]; then
	for tool in unshare strace; do
		command -v $tool >/dev/null || fail "please install $tool"
	done
	unshare -Urm true || fail "this kernel refuses an unprivileged user and mount namespace"
	unshare -Urn true || fail "this kernel refuses an unprivileged network namespace"
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
	strace -o "$work/trace" -e trace=none true || fail "this kernel refuses strace"
	echo "faults.sh: the program, without the network and from two folders" >&2
	cp -r content "$work/content" # whoever edits it meanwhile does not disturb
	go mod download
	mkdir "$work/elsewhere"
	git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$work/elsewhere"
	for folder in . "$work/elsewhere"; do
		# The namespace has no network at all, not even a loopback that is up.
		(cd "$folder" && GOPROXY=off GOFLAGS=-mod=readonly CGO_ENABLED=0 \
			unshare -Urn go build -trimpath -buildvcs=false -o "$work/legible.$(basename "$folder")" ./generator/cmd/legible)
	done
	mv "$work/legible.." "$work/legible" 2>/dev/null || mv "$work/legible.$(basename .)" "$work/legible"
	cmp "$work/legible" "$work/legible.elsewhere" || fail "two folders give two binaries"
	sha256sum "$work/legible" | sed 's/ .*/  legible, from either folder/'
	unshare -Urn "$work/legible" build --source "$work/content" --output "$work/offline" 2>/dev/null || fail "a build needs the network"
	"$work/legible" verify "$work/offline"
	rm -r "$work/offline" "$work/elsewhere"
	unshare -Urm test/faults.sh inside "$work"
	exit
fi

work=$2
legible=$work/legible
export LEGIBLE_CACHE="$work/cache"
disk=$work/disk public=$work/disk/public
count=0

# expect CODE DESCRIPTION COMMAND...: runs a build and holds it to its exit code.
expect() {
	code=$1 what=$2
	shift 2
	got=0
	"$@" >"$work/out" 2>&1 || got=$?
	count=$((count + 1))
	[ "$got" = "$code" ] || { cat "$work/out" >&2; fail "$what: exit $got, want $code"; }
}

# whole DESCRIPTION MANIFEST: the site that stands is that of the manifest, and
# no staging folder is left.
whole() {
	"$legible" verify "$public" >"$work/out" || { cat "$work/out" >&2; fail "$1: the site is torn"; }
	cmp -s "$public/legible-manifest.json" "$2" || fail "$1: another site stands"
	[ ! -e "$disk/.legible-public.staging" ] || fail "$1: a staging folder is left"
}

# The faults are injected into builds of a small content, so that there can be
# many of them: the files of the archive that the tests of the generator patch.
small=$work/small
awk -v dir="$small" '/^-- .* --$/ { file = dir "/" $2; part = file; sub("/[^/]*$", "", part); system("mkdir -p \"" part "\""); next } file { print > file }' \
	generator/link/testdata/base.txtar

build() { "$legible" build --source "$small" --output "$public" "$@"; }
new="--base-url https://law.example.org/"

mkdir "$disk"
mount -t tmpfs -o size=500m,nr_inodes=20000 tmpfs "$disk"
build 2>/dev/null
build 2>/dev/null
cp "$public/legible-manifest.json" "$work/old"
used=$(du -sk "$disk" | cut -f1) site=$(du -sk "$public" | cut -f1)
inodes=$(df --output=iused "$disk" | tail -1) files=$(find "$public" | wc -l)

echo "faults.sh: a disk without space, and without inodes" >&2
for i in 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19; do
	mount -o remount,size=$((used + site * i / 20))k "$disk"
	expect 4 "space for $i/20 of a site" build $new
	whole "space for $i/20 of a site" "$work/old"
done
mount -o remount,size=500m "$disk"
for i in 0 1 2 3 4 5 6 7 8 9; do
	mount -o remount,nr_inodes=$((inodes + files * i / 10)) "$disk"
	expect 4 "inodes for $i/10 of a site" build $new
	whole "inodes for $i/10 of a site" "$work/old"
done
mount -o remount,nr_inodes=20000 "$disk"

echo "faults.sh: read-only disks, mount points, links and folders of others" >&2
mount -o remount,ro "$disk"
expect 4 "a read-only disk" build $new
mount -o remount,rw "$disk"
whole "a read-only disk" "$work/old"
mount --bind "$small" "$small"
mount -o remount,bind,ro "$small"
expect 0 "read-only content" build
whole "read-only content" "$work/old"
mount --bind "$public" "$public"
expect 2 "a mount point" build $new
umount "$public"
whole "a mount point" "$work/old"
ln -s public "$disk/link"
expect 2 "a link" "$legible" build --source "$small" --output "$disk/link"
mkdir "$disk/theirs"
echo "ten years" >"$disk/theirs/thesis"
expect 2 "a folder of others" "$legible" build --source "$small" --output "$disk/theirs"
[ "$(cat "$disk/theirs/thesis")" = "ten years" ] || fail "a folder of others was changed"
whole "links and folders of others" "$work/old"

echo "faults.sh: calls that fail, and kills at exact steps" >&2
for error in ENOSPC EIO EACCES; do
	for call in renameat2:when=1 renameat2:when=2 syncfs:when=1 mkdirat:when=3 fchmod:when=90 fchmodat:when=2 unlinkat:when=1; do
		trace="strace -f -qq -o $work/trace -e trace=${call%%:*} -e inject=${call%%:*}:error=$error:${call#*:}"
		got=0
		GOMAXPROCS=1 $trace "$legible" build --source "$small" --output "$public" $new >"$work/out" 2>&1 || got=$?
		grep -q INJECTED "$work/trace" || continue # a build makes fewer such calls
		count=$((count + 1))
		"$legible" verify "$public" >/dev/null || fail "$error at $call: the site is torn"
		case $got in
		0 | 4) ;;
		*) cat "$work/out" >&2; fail "$error at $call: exit $got" ;;
		esac
		build 2>/dev/null
		whole "after $error at $call" "$work/old"
	done
done
kills=0
for call in renameat2:1 renameat2:2 syncfs:1 fsync:1 flock:1 mkdirat:3 mkdirat:9 fchmod:2 fchmod:99 unlinkat:1 unlinkat:50; do
	trace="strace -f -qq -o $work/trace -e trace=${call%%:*} -e inject=${call%%:*}:signal=KILL:when=${call#*:}"
	GOMAXPROCS=1 $trace "$legible" build --source "$small" --output "$public" $new >/dev/null 2>&1 || kills=$((kills + 1))
	"$legible" verify "$public" >/dev/null || fail "killed at $call: the site is torn"
	build 2>/dev/null || fail "killed at $call: the next build needs repair"
	whole "after a kill at $call" "$work/old"
done
[ "$kills" -ge 6 ] || fail "only $kills builds were killed"

echo "faults.sh: twenty builds at once" >&2
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	(got=0; build >/dev/null 2>&1 || got=$?; echo $got >"$work/code.$i") &
done
wait
[ "$(cat "$work"/code.* | sort -u | tr -d '\n' | sed 's/05/ok/;s/^0$/ok/')" = ok ] || fail "exit codes: $(cat "$work"/code.* | tr '\n' ' ')"
whole "twenty builds at once" "$work/old"
"$legible" rollback "$public"
"$legible" rollback "$public"
whole "two rollbacks" "$work/old"

echo "faults.sh: ten builds under ten conditions" >&2
"$legible" build --source "$work/content" --output "$disk/real" 2>/dev/null
i=0 differing=0
chmod 755 "$work" "$legible"
for condition in "TZ=UTC" "TZ=Asia/Shanghai LANG=zh_CN.UTF-8" "TZ=America/St_Johns LC_ALL=tr_TR.UTF-8" "GOMAXPROCS=1" "GOMAXPROCS=2" \
	"GOMAXPROCS=8" "HUGO_TITLE=x HUGO_PARAMS_Y=z" "HOME=/nonexistent TMPDIR=$disk" "GOGC=10" "PATH=/nonexistent"; do
	i=$((i + 1))
	folder="$work/content $i 法"
	mkdir "$folder"
	# Files arrive in another order, and are dated 1970, 2099 and between.
	(cd "$work/content" && find . -type d) | while read -r d; do mkdir -p "$folder/$d"; done
	(cd "$work/content" && find . -type f) | sort -R | while read -r f; do
		cp "$work/content/$f" "$folder/$f"
		touch -d "$((1970 + (i * 13) % 130))-01-01" "$folder/$f"
	done
	# Another user: another number, name and home, and none of root's powers.
	user="unshare -U --map-user=$((1000 * i)) --map-group=$((100 * i))"
	[ "$($user id -u)" = $((1000 * i)) ] || fail "no other user could be had"
	(umask 0$((i % 8))$((i * 3 % 8)) && $user env USER="user$i" LOGNAME="user$i" HOME="$work/home.$i" $condition LEGIBLE_CACHE="$work/cache.$i" \
		"$legible" build --source "$folder" --output "$disk/out.$i" 2>"$work/out") || { cat "$work/out" >&2; fail "$condition: the build fails"; }
	# The manifest holds the SHA-256 of every file.
	different=$(cmp -l "$disk/out.$i/legible-manifest.json" "$disk/real/legible-manifest.json" | wc -l)
	[ "$different" = 0 ] || fail "$condition: other bytes"
	"$legible" verify "$disk/out.$i" >/dev/null || fail "$condition: not what the manifest says"
	differing=$((differing + different))
	rm -rf "$disk/out.$i" "$disk/.legible-out.$i.previous" "$folder"
done
cat <<END
$count faults from outside: one whole site after each
$kills builds killed at exact steps: one whole site after each
$differing bytes differ between $i builds of other users, folders, zones, languages, masks, dates and numbers of processors
0 bytes differ between 2 binaries of two folders; no network was there to build or to run
END
