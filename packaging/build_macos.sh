#!/usr/bin/env bash
# Builds Chairside Composer for macOS: "Chairside Composer.app" and a disk image, in dist/.
#
#   packaging/build_macos.sh
#
#   CHAIRSIDE_IDENTITY   name of a "Developer ID Application" certificate: the app is signed for the hardened runtime
#   CHAIRSIDE_NOTARY     name of a notarytool keychain profile: the image is sent to Apple and the answer is stapled to it
#
# The result runs on the kind of processor it was built on. Needs Python 3.11 or newer and the command line tools.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ "$(uname)" = Darwin ] || { echo "build_macos: this is not macOS" >&2; exit 2; }

python3 packaging/build.py
version=$(.venv/bin/python -c 'import composer; print(composer.__version__)')
app="dist/Chairside Composer.app"
"$app/Contents/MacOS/chairside" --version # the built program must start before it is wrapped up

if [ -n "${CHAIRSIDE_IDENTITY:-}" ]; then
  codesign --force --deep --options runtime --timestamp --entitlements packaging/macos/entitlements.plist \
    --sign "$CHAIRSIDE_IDENTITY" "$app"
  codesign --verify --deep --strict "$app"
else
  echo "Not signed for others (CHAIRSIDE_IDENTITY is not set): only this computer will open it without a question." >&2
fi

image="dist/chairside-composer-$version-$(uname -m).dmg"
stage=$(mktemp -d); trap 'rm -rf "$stage"' EXIT
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
rm -f "$image"
hdiutil create -quiet -volname "Chairside Composer" -srcfolder "$stage" -format UDZO "$image"

if [ -n "${CHAIRSIDE_NOTARY:-}" ]; then
  xcrun notarytool submit "$image" --keychain-profile "$CHAIRSIDE_NOTARY" --wait
  xcrun stapler staple "$image"
fi
echo "$image"
