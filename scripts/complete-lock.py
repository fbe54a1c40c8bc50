"""Adds to package-lock.json the optional packages of other platforms that a partial registry left out, and takes out
which Node libdeflate wants: only its WebAssembly is used, which any has, and npm would warn of it at every `npm ci`.

npm drops an optional package from the lock when its registry does not have it, and `npm ci` then refuses the lock on
every machine. The entries name version, platform and processor, so that npm passes them over where they do not fit.
Run after `npm install`: python3 scripts/complete-lock.py [folder of the lock, e.g. bench]
"""
import json
import re
import sys
from pathlib import Path

root = Path(__file__).parent.parent
lock_file = root / (sys.argv[1] if len(sys.argv) > 1 else ".") / "package-lock.json"
lock = json.loads(lock_file.read_text())
packages = lock["packages"]

SYSTEMS = "android|darwin|freebsd|linux|openharmony|win32"
PROCESSORS = "arm64|armv7|arm|ia32|ppc64|riscv64|s390x|x64"

for path, package in list(packages.items()):
    for name, version in package.get("optionalDependencies", {}).items():
        if any(known.endswith("node_modules/" + name) for known in packages):
            continue
        system = re.search(SYSTEMS, name)
        processor = re.search(PROCESSORS, name)
        if not system or not processor:
            raise SystemExit(f"{name}: no platform in its name")
        packages["node_modules/" + name] = {
            "version": version,
            "cpu": [processor[0]],
            "dev": package.get("dev", False),
            "optional": True,
            "os": [system[0]],
        }
        print("added", name, version)

packages.get("node_modules/libdeflate", {}).pop("engines", None)

lock["packages"] = dict(sorted(packages.items()))
lock_file.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n")
