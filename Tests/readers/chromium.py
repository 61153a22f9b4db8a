"""Drives a headless Chromium over its debugging protocol, with nothing but Python's own library."""
import base64
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


def program():
    return os.environ.get("INKGRAPH_CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)


class Page:
    """One page; `events` are all messages of the browser that answer nothing."""

    def __init__(self, width=1400, height=900):
        self.folder = tempfile.mkdtemp(prefix="inkgraph-chromium-")
        self.process = subprocess.Popen(
            [program(), "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--disable-dev-shm-usage", "--remote-debugging-port=0", "--no-first-run",
             "--disable-background-networking", "--disable-component-update",
             "--remote-allow-origins=*", f"--window-size={width},{height}",
             f"--user-data-dir={self.folder}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port = self._port()
        deadline = time.monotonic() + 30
        while True:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/json") as answer:
                pages = [p for p in json.load(answer) if p["type"] == "page"]
            if pages or time.monotonic() > deadline:
                break
            time.sleep(0.1)
        path = pages[0]["webSocketDebuggerUrl"].split(str(port), 1)[1]
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n".encode())
        self.stream = self.socket.makefile("rb")
        while self.stream.readline() not in (b"\r\n", b""):
            pass
        self.events = []
        self.number = 0
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=False)

    def _port(self):
        file = os.path.join(self.folder, "DevToolsActivePort")
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if os.path.exists(file):
                with open(file) as port:
                    lines = port.read().split()
                if lines:
                    return int(lines[0])
            time.sleep(0.1)
        raise SystemExit("Chromium does not start")

    def _receive(self):
        text = b""
        while True:
            head = self.stream.read(2)
            length = head[1] & 127
            if length == 126:
                length = int.from_bytes(self.stream.read(2), "big")
            elif length == 127:
                length = int.from_bytes(self.stream.read(8), "big")
            text += self.stream.read(length)
            if head[0] & 0x80:
                return json.loads(text)

    def call(self, method, **parameters):
        self.number += 1
        data = json.dumps({"id": self.number, "method": method, "params": parameters}).encode()
        length = len(data)
        head = bytes([0x81]) + (
            bytes([0x80 | length]) if length < 126 else
            bytes([0x80 | 126]) + length.to_bytes(2, "big") if length < 65536 else
            bytes([0x80 | 127]) + length.to_bytes(8, "big"))
        self.socket.sendall(head + bytes(4) + data)
        while True:
            message = self._receive()
            if message.get("id") == self.number:
                if "error" in message:
                    raise SystemExit(f"{method}: {message['error']}")
                return message["result"]
            self.events.append(message)

    def value(self, script):
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True,
                           awaitPromise=True)
        if "exceptionDetails" in result:
            raise SystemExit(f"{script}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def wait(self, script, seconds=20):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.value(script):
                return
            time.sleep(0.05)
        raise SystemExit(f"never true: {script}")

    def key(self, key, text=None):
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key,
                  **({"text": text} if text else {}),
                  windowsVirtualKeyCode={"ArrowRight": 39, "ArrowLeft": 37, "Enter": 13,
                                         "Escape": 27}.get(key, 0))
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def mouse(self, kind, x, y, **more):
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def click(self, x, y):
        for kind in ("mousePressed", "mouseReleased"):
            self.mouse(kind, x, y, button="left", clickCount=1)

    def screenshot(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("Page.captureScreenshot")["data"]))

    def faults(self):
        """Errors of the console, and requests for anything but the page itself."""
        found = []
        for event in self.events:
            parameters = event.get("params", {})
            if event["method"] == "Runtime.exceptionThrown":
                found.append(str(parameters["exceptionDetails"])[:400])
            if event["method"] == "Log.entryAdded" and parameters["entry"]["level"] == "error":
                found.append(parameters["entry"]["text"])
            if event["method"] == "Runtime.consoleAPICalled" and parameters["type"] == "error":
                found.append(str(parameters["args"])[:400])
            if event["method"] == "Network.requestWillBeSent":
                url = parameters["request"]["url"]
                if not url.startswith(("file:", "data:", "about:")):
                    found.append(f"a request for {url}")
        return found

    def close(self):
        try:
            self.call("Browser.close")
        except (OSError, TypeError, IndexError, SystemExit, json.JSONDecodeError):
            self.process.kill()
        self.stream.close()
        self.socket.close()
        self.process.wait(timeout=30)
        shutil.rmtree(self.folder, ignore_errors=True)
