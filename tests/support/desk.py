# SPDX-FileCopyrightText: 2026 The Herald founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk of its own for one Herald: a virtual display, a session bus and a home, used as a person would.

What is on the screen is found through the accessibility bus, and pointer and key events are sent through the
X server's test extension, so that no handler of Herald is called directly.
"""

import configparser
import os
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
SETTINGS = "io/github/herald_reader/Herald/Devel"


class Timeout(Exception):
    """What was waited for did not come."""


class Desk:
    def __init__(self, build, width=1280, height=800, scale=1, dark=False, compositor=False, language="C.UTF-8",
                 text_scale=1):
        self.build = Path(build).resolve()
        self.home = Path(tempfile.mkdtemp(prefix="herald-desk-"))
        self.processes = []
        self.herald = None
        self._atspi = None
        runtime = self.home / "runtime"
        runtime.mkdir(mode=0o700)
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "LANG": language,
            "TZ": os.environ.get("TZ", "UTC"),
            "GDK_BACKEND": "x11",
            "GDK_DEBUG": "no-portals",
            "GSK_RENDERER": "cairo",
            "GTK_A11Y": "atspi",
            "GIO_EXTRA_MODULES": str(self.build / "tests" / "ui" / "true-bounds"),
            "GIO_USE_NETWORK_MONITOR": "base",
            "GSETTINGS_BACKEND": "keyfile",
            "NO_AT_BRIDGE": "0",
        }
        if dark:
            self.environment["ADW_DEBUG_COLOR_SCHEME"] = "prefer-dark"
        for name in ("GTK_DEBUG", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "G_DEBUG", "G_MESSAGES_DEBUG"):
            if name in os.environ:
                self.environment[name] = os.environ[name]
        self._furnish(width, height, text_scale)
        if language != "C.UTF-8":
            self._learn(language)
        self.environment["DISPLAY"] = self._start_display(width, height)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._start_bus()
        if compositor:
            self._start("xcompmgr")

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    # --- what the desk is made of

    def _start(self, *command, **options):
        process = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, **options)
        self.processes.append(process)
        return process

    def _furnish(self, width, height, text_scale):
        """The faces, the size of text and the title bar of a GNOME desktop, as near as the installed fonts come, and
        a window that fills the display."""
        config = self.config_folder()
        gtk = config / "gtk-4.0"
        gtk.mkdir(parents=True)
        (gtk / "settings.ini").write_text("[Settings]\ngtk-font-name=Inter 11\ngtk-decoration-layout=:close\n")
        (self.home / ".Xdefaults").write_text(f"Xft.dpi: {round(96 * text_scale)}\n")
        self._keyfile.parent.mkdir(parents=True)
        self._keyfile.touch()
        self.set("window-width", width)
        self.set("window-height", height)
        fonts = config / "fontconfig"
        fonts.mkdir()
        (fonts / "fonts.conf").write_text(
            "<fontconfig><alias binding=\"same\"><family>Adwaita Sans</family>"
            "<accept><family>Inter</family></accept></alias></fontconfig>")

    def _learn(self, language):
        """Makes a locale that is C but for its name, by which translations are chosen; any system has what it takes."""
        locales = self.home / "locales"
        shutil.copytree("/usr/lib/locale/C.utf8", locales / language)
        self.environment["LOCPATH"] = str(locales)

    def config_folder(self):
        """Where Herald looks for its configuration."""
        return self.home / "config"

    def _start_display(self, width, height):
        reading, writing = os.pipe()
        self._start("Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp",
                    "-noreset", pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("the virtual display did not start")
        return f":{number}"

    def _start_bus(self):
        process = self._start("dbus-daemon", "--session", "--nofork", "--print-address", stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True)
        return process.stdout.readline().strip()

    def start_other(self, *command, **options):
        """Starts another program than Herald on the desk."""
        return self._start(*command, **options)

    def start_window_manager(self):
        """Puts a window manager on the desk, for what happens between windows."""
        self._start("openbox", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

        def is_ready():
            return subprocess.run(["xdotool", "get_num_desktops"], env=self.environment,
                                  capture_output=True).returncode == 0

        self.wait(is_ready, "the window manager")

    @property
    def atspi(self):
        if self._atspi is None:
            os.environ.update(self.environment)
            import gi
            gi.require_version("Atspi", "2.0")
            from gi.repository import Atspi
            Atspi.init()
            self._atspi = Atspi
        return self._atspi

    @property
    def _keyfile(self):
        return self.config_folder() / "glib-2.0" / "settings" / "keyfile"

    def _read_settings(self):
        keyfile = configparser.ConfigParser(interpolation=None)
        keyfile.read_dict({SETTINGS: {}})
        keyfile.read(self._keyfile)
        return keyfile

    def settings(self):
        """Herald's settings that were changed, as they are stored: texts by name."""
        return self._read_settings()[SETTINGS]

    def set(self, name, value):
        """Stores a setting while Herald does not run."""
        keyfile = self._read_settings()
        keyfile[SETTINGS][name] = str(value)
        with self._keyfile.open("w") as file:
            keyfile.write(file, space_around_delimiters=False)

    def serve_sample(self):
        """Serves the sample library from a free port, and returns the address of its front page."""
        server = subprocess.Popen([self.build / "src" / "sample" / "herald-sample-server", "--port", "0",
                                   "--directory", SOURCE / "data" / "sample"], env=self.environment,
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.processes.append(server)
        return server.stdout.readline().strip()

    # --- Herald

    def start(self, *arguments, read_only=None):
        """Opens Herald, which sees a folder read-only where one is named: not even root may then write there."""
        shield = ["bwrap", "--dev-bind", "/", "/", "--ro-bind", read_only, read_only] if read_only else []
        command = [*shield, str(SOURCE / "tests" / "support" / "run-herald"), str(self.build), *arguments]
        self.herald = self._start(*command)
        self.take_window()

    def hidden_command(self):
        """What the desktop runs when its reader logs in."""
        return [str(SOURCE / "tests" / "support" / "run-herald"), str(self.build), "--background"]

    def start_hidden(self):
        self.herald = self._start(*self.hidden_command())
        self.wait(self.owns_name, "Herald on the bus")

    def launch(self, *command):
        """Has another program start Herald, which then is nobody's child here."""
        subprocess.run(list(map(str, command)), env=self.environment, check=True, timeout=60)
        self.take_window()

    def take_window(self):
        """Waits for Herald's window, and gives it the focus."""
        self.wait(lambda: self.window_id(), "Herald's window")
        self.xdotool("windowfocus", "--sync", self.window_id())
        self.xdotool("mousemove", 1, 1)

    def choose_item(self, letter):
        """Chooses in the menu that opens by the letter that is underlined; GTK tells no names of the items."""
        self.see("", "menu item")
        self.key(letter)

    def save_as(self, title, path):
        """Gives the file dialog of that title a name that is new, and accepts it."""
        self._enter_dialog(title)
        self.key("ctrl+a")
        self.type(path)
        self.key("Return")

    def open_file(self, title, path):
        """Chooses a file in the file dialog of that title by its path."""
        self._enter_dialog(title)
        self.key("ctrl+l")
        self.type(path)
        # What GTK guessed from the first letters may still stand behind the last one.
        self.key("shift+End", "Delete", "Return")

    def _enter_dialog(self, title):
        window = self.wait(lambda: self.windows(f"^{title}$", "--name"), f"the dialog {title}")[0]
        self.xdotool("windowfocus", "--sync", window)

    def forgive_leaks(self):
        """For scenarios with a file dialog: the path bar of GTK 4.18 loses what it asks about each folder, and the
        report does not name the functions by which to know it."""
        self.environment["LSAN_OPTIONS"] = os.environ.get("LSAN_OPTIONS", "") + ":exitcode=0"

    def quit(self):
        """Closes the window by its key and waits until the program has ended."""
        self.key("ctrl+q")
        if self.herald is None:
            self.wait(lambda: self.window_id() is None and not self.owns_name(), "Herald to end")
            return 0
        status = self.herald.wait(timeout=30)
        self.herald = None
        return status

    def kill(self):
        self.herald.kill()
        self.herald.wait()
        self.herald = None

    def close(self):
        for process in reversed(self.processes):
            if process.poll() is None:
                process.terminate()
        for process in self.processes:
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    # --- what can be seen

    def wait(self, condition, what, seconds=30):
        """Waits until a condition gives something that is true, and returns that."""
        deadline = time.monotonic() + seconds * float(os.environ.get("HERALD_PATIENCE", "1"))
        while True:
            if self.herald is not None and self.herald.poll() is not None:
                raise Timeout(f"Herald ended with {self.herald.returncode} while waiting for {what}")
            try:
                found = condition()
            except self._gone():
                found = None
            if found:
                return found
            if time.monotonic() > deadline:
                raise Timeout(f"waited in vain for {what}")
            time.sleep(0.05)

    def _gone(self):
        if self._atspi is None:
            return ()
        from gi.repository import GLib
        return GLib.Error

    def owns_name(self, name="io.github.herald_reader.Herald.Devel"):
        """Whether there is a program of that name on the session bus."""
        answer = subprocess.run(["gdbus", "call", "--session", "--dest", "org.freedesktop.DBus", "--object-path",
                                 "/org/freedesktop/DBus", "--method", "org.freedesktop.DBus.NameHasOwner", name],
                                env=self.environment, capture_output=True, check=True, text=True, timeout=30)
        return "true" in answer.stdout

    def windows(self, name, by="--class"):
        """The windows in sight whose class, or what else is asked for, holds a name."""
        return subprocess.run(["xdotool", "search", "--onlyvisible", by, name], env=self.environment,
                              capture_output=True, text=True).stdout.split()

    def window_id(self):
        found = self.windows("herald")
        return found[0] if found else None

    def application(self):
        desktop = self.atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and self._is_herald(child):
                return child
        return None

    def _is_herald(self, application):
        if self.herald is None:
            return application.get_name().lower() == "herald"
        return application.get_process_id() in self._family()

    def _family(self):
        children = subprocess.run(["pgrep", "-P", str(self.herald.pid)], capture_output=True, text=True)
        return {self.herald.pid, *map(int, children.stdout.split())}

    def nodes(self, root, showing=False, last_first=False):
        """A node and all below it, parents before children; on request, only what can be seen, or what lies above
        the rest of the window first."""
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if node is None or (showing and not self.is_showing(node)):
                continue
            yield node
            children = range(node.get_child_count())
            waiting.extend(map(node.get_child_at_index, children if last_first else reversed(children)))

    def frame(self):
        """The window of Herald."""
        application = self.application()
        return application.get_child_at_index(0) if application is not None else None

    def is_showing(self, node):
        states = node.get_state_set()
        return states.contains(self.atspi.StateType.SHOWING) and states.contains(self.atspi.StateType.VISIBLE)

    def find_all(self, name, role=None, within=None, last_first=False):
        """The nodes in sight whose names match a regular expression; within is the name and role of one above."""
        pattern = re.compile(name)
        for node in self.nodes(self.find(*within) if within else self.frame(), True, last_first):
            if (role is None or node.get_role_name() == role) and pattern.search(node.get_name() or ""):
                yield node

    def find(self, name, role=None, within=None):
        """The first such node, or None."""
        return next(self.find_all(name, role, within), None)

    def see(self, name, role=None, within=None, seconds=30):
        """Waits until there is such a node, and returns it."""
        return self.wait(lambda: self.find(name, role, within), f"{role or 'node'} \"{name}\"", seconds)

    def see_toast(self, name):
        """Waits for a toast, and rests the pointer on it, by which it stays. It is looked for from the end, where
        toasts are, as a slow build would walk the rest of the window longer than a toast stays."""
        toast = self.wait(lambda: next(self.find_all(name, last_first=True), None), f"toast \"{name}\"")
        self._move_to(*self.place(toast))
        return toast

    def see_not(self, name, role=None, within=None, seconds=30):
        return self.wait(lambda: self.find(name, role, within) is None, f"{role or 'node'} \"{name}\" to go", seconds)

    def see_focus(self, name, role=None, within=None):
        """Waits until such a node has the keyboard's focus."""
        focused = self.atspi.StateType.FOCUSED
        self.wait(lambda: any(node.get_state_set().contains(focused) for node in self.find_all(name, role, within)),
                  f"the focus to be on {role or 'node'} \"{name}\"")

    def is_sensitive(self, name, role=None, within=None):
        return self.see(name, role, within).get_state_set().contains(self.atspi.StateType.SENSITIVE)

    def text_of(self, name, role="text", within=None):
        """What stands in an entry."""
        return self.atspi.Text.get_text(self.see(name, role, within).get_text_iface(), 0, -1)

    def page_text(self):
        """The text of the story's page, as a screen reader would get it from the web view."""
        page = next((node for node in self.nodes(self.frame()) if node.get_role_name() == "document web"), None)
        texts = []
        for node in self.nodes(page):
            if node.get_role_name() in ("paragraph", "heading", "static", "text", "label", "link", "list item"):
                text = node.get_text_iface()
                if text is not None:
                    texts.append(self.atspi.Text.get_text(text, 0, -1))
        return "\n".join(texts)

    def outline(self):
        """All that has a name and can be seen, for the log of a test that failed."""
        lines = []

        def walk(node, depth):
            if node is None or depth > 40:
                return
            named = node.get_name() and self.is_showing(node)
            if named:
                lines.append(f"{'  ' * depth}{node.get_role_name()} \"{node.get_name()}\"")
            for i in range(node.get_child_count()):
                walk(node.get_child_at_index(i), depth + bool(named))

        walk(self.frame(), 0)
        return "\n".join(lines)

    def screenshot(self, path):
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=True)

    def still_picture(self, path, quiet=2.0):
        """A screenshot of a screen that has not changed for a while: pictures come after their text."""
        last, since = None, time.monotonic()

        def is_still():
            nonlocal last, since
            self.screenshot(path)
            now = Path(path).read_bytes()
            if now != last:
                last, since = now, time.monotonic()
            return time.monotonic() - since > quiet

        self.wait(is_still, "the screen to be still")

    # --- pointer and keys

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, check=True,
                              capture_output=True, text=True).stdout

    def _move_to(self, x, y):
        """Moves the pointer to a place in the window."""
        said = self.xdotool("getwindowgeometry", "--shell", self.window_id())
        left, top = (int(re.search(rf"^{name}=(-?\d+)$", said, re.M).group(1)) for name in "XY")
        self.xdotool("mousemove", "--sync", left + x, top + y)

    def all_above(self, node):
        """A node and all that it is in."""
        while node is not None:
            yield node
            node = node.get_parent()

    def place(self, node):
        """The middle of a node in the window."""
        box = self.atspi.Component.get_extents(node.get_component_iface(), self.atspi.CoordType.WINDOW)
        return box.x + box.width // 2, box.y + box.height // 2

    def _reach(self, node):
        """The middle of a node in the window, or None where something else covers it."""
        x, y = self.place(node)
        hit = self.atspi.Component.get_accessible_at_point(self.frame().get_component_iface(), x, y,
                                                           self.atspi.CoordType.WINDOW)
        return (x, y) if node in self.all_above(hit) else None

    def point(self, name, role=None, within=None):
        """Moves the pointer to a node, as soon as there is one that stands still and is not covered by another."""
        last = None

        def find_way():
            nonlocal last
            node = self.find(name, role, within)
            way = node and self._reach(node)
            before, last = last, way
            return way if way == before else None

        self._move_to(*self.wait(find_way, f"a way to {role or 'node'} \"{name}\""))

    def click(self, name, role=None, within=None, button=1):
        self.point(name, role, within)
        self.xdotool("click", button)

    def key(self, *names):
        self.xdotool("key", "--clearmodifiers", *names)

    def type(self, text):
        self.xdotool("type", "--delay", "5", text)
