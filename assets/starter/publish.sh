#!/bin/sh
# Fetches clinic-articles and writes the site into dist/. GitHub, GitLab, Netlify and Cloudflare run it.
#
# Fill these in, here alone: the address of the archive for Linux, and what its .sha256 file begins with.
archive=https://github.com/OWNER/clinic-articles/releases/download/v0.2.0/clinic-articles-0.2.0-x86_64-unknown-linux-musl.tar.gz
sha256=

set -eu
cd "$(dirname "$0")"
fail() {
	echo "error: $1" >&2
	exit 1
}

case "$archive $sha256" in
*/OWNER/* | *" ") fail "publish.sh does not say yet where clinic-articles is: fill in its lines archive= and sha256=" ;;
esac

program=$(mktemp -d)
trap 'rm -rf "$program"' EXIT
curl --fail --silent --show-error --location --retry 3 --output "$program/archive.tar.gz" "$archive" ||
	fail "could not fetch $archive"
echo "$sha256  $program/archive.tar.gz" | sha256sum -c >"$program/log" 2>&1 ||
	fail "this is not the archive that publish.sh expects: its SHA-256 is $(sha256sum "$program/archive.tar.gz" | cut -c 1-64)"
tar -xzf "$program/archive.tar.gz" -C "$program" --strip-components=1

"$program/clinic-articles" build --cache .cache "$@"
