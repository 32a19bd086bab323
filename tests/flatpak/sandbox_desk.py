# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk whose Herald is the one that "dev flatpak" has installed, in its sandbox."""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from desk import Desk  # noqa: E402

APPLICATION = "io.github.herald_reader.Herald.Devel"
FLATPAK_VARIABLES = ("FLATPAK_USER_DIR", "FLATPAK_SYSTEM_DIR", "FLATPAK_CONFIG_DIR")

# The host's own must not leak into the sandbox, where another GLib may be.
INSIDE_ONLY = ("GIO_EXTRA_MODULES", "GDK_DEBUG")


class SandboxDesk(Desk):
    """Flatpak lets nothing through but what the manifest asks for; besides, only the module that tells the
    accessibility bus where widgets are is let in."""

    def _start_bus(self):
        for name in INSIDE_ONLY:
            del self.environment[name]
        for name in FLATPAK_VARIABLES:
            self.environment[name] = os.environ[name]
        self.environment["XDG_CURRENT_DESKTOP"] = "GNOME"
        self.environment["XDG_DATA_DIRS"] = f"{self.exports}:/usr/local/share:/usr/share"
        # Flatpak asks the system bus for parental controls, if it is not run by root.
        address = super()._start_bus()
        self.environment["DBUS_SYSTEM_BUS_ADDRESS"] = address
        return address

    @property
    def exports(self):
        return Path(os.environ["FLATPAK_USER_DIR"]) / "exports" / "share"

    def config_folder(self):
        return self.home / ".var" / "app" / APPLICATION / "config"

    def start(self, *arguments):
        module = self.build / "tests" / "ui" / "true-bounds"
        self.herald = self._start("flatpak", "run", "--user", f"--filesystem={module}:ro",
                                  f"--env=GIO_EXTRA_MODULES={module}", APPLICATION, *arguments)
        self.take_window()

    def _is_herald(self, application):
        """By its name: the process on the bus is the proxy that stands between."""
        return application.get_name().lower() == "herald"

    def colours(self, width, height, left, top):
        """How many colours a part of the screen has. WebKit's processes have sandboxes of their own in here, and
        the accessibility bus does not tell what is in their pages."""
        picture = self.home / "part.png"
        self.screenshot(picture)
        part = f"{width}x{height}+{left}+{top}"
        return int(subprocess.run(["convert", str(picture), "-crop", part, "-format", "%k", "info:"], check=True,
                                  capture_output=True, text=True).stdout)

    def close(self):
        subprocess.run(["flatpak", "kill", APPLICATION], env=self.environment, stderr=subprocess.DEVNULL)
        super().close()
