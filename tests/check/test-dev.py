#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests which packages "dev" installs on systems of different kinds and ages, none of which is this one.

Such a system is this one as bubblewrap shows it under another name, with nothing in PATH but shells, coreutils and
package managers made here, which note what they are asked for.

Usage: test-dev.py ROOT
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TOOLS = """bash bwrap cat cksum date env find flock grep id ls mkdir mv printf python3 readlink rm sed tail
tr true""".split()
BUILDERS = """cc clang ninja blueprint-compiler msgfmt Xvfb dbus-run-session xdotool xcompmgr import
desktop-file-validate appstreamcli rsvg-convert sqlite3 openssl""".split()

# What the stand-ins note goes into the log, one call in a line. Installing makes the programs that were missing.
NOTE = "#!/usr/bin/bash\nprintf '%s\\n' \"${0##*/} $*\" >>\"$DESK/log\"\n"
INSTALL = NOTE + "[ ! -d \"$DESK/offered\" ] || [ \"$1\" = update ] || cp -n \"$DESK\"/offered/* \"$DESK/bin\"\n"
STAND_INS = {
    "apt-get": INSTALL,
    "dnf": INSTALL,
    "sudo": NOTE + "exec \"$@\"\n",
    "dpkg-query": "#!/usr/bin/bash\ngrep -qx \"${@: -1}\" \"$DESK/installed\" && printf 'install ok installed'\n",
    "rpm": "#!/usr/bin/bash\ngrep -qx \"${@: -1}\" \"$DESK/installed\"\n",
}


class System:
    """A machine with a name and a version, on which a person has a copy of the sources."""

    def __init__(self, root: str, name: str, version: str, manager: str, *, installed: str = "", offered: bool = True,
                 user: int = 0, sudo: bool = True) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.desk = Path(self._folder.name)
        self.user = user
        (self.desk / "bin").mkdir()
        (self.desk / "os-release").write_text(f"ID={name}\nVERSION_ID=\"{version}\"\n")
        (self.desk / "installed").write_text(installed)
        (self.desk / "log").touch()
        shutil.copy(Path(root) / "dev", self.desk / "dev")
        for tool in [*TOOLS, "cp"]:
            (self.desk / "bin" / tool).symlink_to(shutil.which(tool))
        managers = {"apt-get": ["apt-get", "dpkg-query"], "dnf": ["dnf", "rpm"]}[manager]
        for stand_in in managers + ["sudo"] * sudo:
            self.write("bin", stand_in, STAND_INS[stand_in])
        if offered:
            (self.desk / "offered").mkdir()
            for program in [*BUILDERS, "pkg-config"]:
                self.write("offered", program, "#!/usr/bin/bash\n")
            self.write("offered", "meson", NOTE)

    def write(self, folder: str, name: str, text: str) -> None:
        file = self.desk / folder / name
        file.write_text(text)
        file.chmod(0o755)

    def build(self) -> str:
        """Has "dev build" do what it does here, and returns what it says and does, in order."""
        release = Path("/etc/os-release").resolve()
        command = ["bwrap", "--dev-bind", "/", "/", "--ro-bind", str(self.desk / "os-release"), str(release),
                   "--unshare-user", "--uid", str(self.user), "--gid", str(self.user), "--clearenv",
                   "--setenv", "PATH", str(self.desk / "bin"), "--setenv", "HOME", str(self.desk),
                   "--setenv", "DESK", str(self.desk), str(self.desk / "dev"), "build"]
        with (self.desk / "log").open("a") as log:
            subprocess.run(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, timeout=60)
        text = (self.desk / "log").read_text()
        (self.desk / "log").write_text("")
        return text


def lines_with(text: str, word: str) -> list[str]:
    return [line for line in text.splitlines() if word in line]


def on_fedora(root: str) -> dict[str, bool]:
    system = System(root, "fedora", "42", "dnf", installed="git\npython3\ngtk4-devel\n")
    first, second = system.build(), system.build()
    said, done = lines_with(first, "dev: installing"), lines_with(first, "dnf install")
    packages = said[0].removeprefix("dev: installing with dnf: ").split() if said else []
    return {
        "Fedora installs with dnf what it says before":
            len(said) == 1 and bool(done) and first.index(said[0]) < first.index(done[0])
            and done[0].endswith(" ".join(packages)),
        "Fedora installs what is missing only":
            "libadwaita-devel" in packages and not {"git", "python3", "gtk4-devel"} & set(packages),
        "Fedora builds then": bool(lines_with(first, "meson setup")),
        "Fedora installs once": not lines_with(second, "dnf") and bool(lines_with(second, "meson setup")),
    }


def on_debian(root: str) -> dict[str, bool]:
    first = System(root, "debian", "13", "apt-get", installed="git\n").build()
    said, done = lines_with(first, "dev: installing"), lines_with(first, "apt-get")
    return {
        "Debian installs with apt what it says before":
            len(said) == 1 and len(done) == 2 and done[0].startswith("apt-get update")
            and done[1].endswith(said[0].removeprefix("dev: installing with apt: ")) and first.startswith(said[0]),
        "Debian installs what is missing only": "libadwaita-1-dev" in said[0].split() and "git" not in said[0].split(),
    }


def for_an_ordinary_user(root: str) -> dict[str, bool]:
    asking = System(root, "fedora", "43", "dnf", user=1000).build()
    alone = System(root, "fedora", "43", "dnf", user=1000, sudo=False).build()
    return {
        "an ordinary user installs through sudo": bool(lines_with(asking, "sudo dnf install")),
        "an ordinary user without sudo is told what to do": bool(lines_with(alone, "please do this as root"))
            and not lines_with(alone, "meson setup"),
    }


def where_it_cannot_be(root: str) -> dict[str, bool]:
    poor = System(root, "fedora", "42", "dnf", offered=False)
    first, second = poor.build(), poor.build()
    old = System(root, "fedora", "41", "dnf").build()
    return {
        "what a system still lacks is said once": bool(lines_with(first, "this system still lacks: pkg-config"))
            and not lines_with(second, "lacks") and not lines_with(second, "dnf"),
        "a system that is too old gets a root": bool(lines_with(old, "dev: please install mmdebstrap"))
            and not lines_with(old, "dnf install"),
    }


def can_show_others() -> bool:
    """Not so where the tests run in a sandbox already, as Flatpak's build does."""
    command = ["bwrap", "--dev-bind", "/", "/", "--unshare-user", "true"]
    return subprocess.run(command, capture_output=True).returncode == 0


def main() -> int:
    root = sys.argv[1]
    if not shutil.which("bwrap") or not can_show_others():
        print("1..0 # SKIP no system can be shown as another one here")
        return 0
    results = on_fedora(root) | on_debian(root) | for_an_ordinary_user(root) | where_it_cannot_be(root)
    print(f"1..{len(results)}")
    for number, (promise, kept) in enumerate(results.items(), start=1):
        print(f"{'ok' if kept else 'not ok'} {number} - {promise}")
    return 0 if all(results.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
