"""A headless Chromium over WebDriver, and a server to look at."""

import base64
import json
import os
import shutil
import subprocess
import sys
import urllib.request

SKIPPED = 77


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


try:
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service
except ImportError:
    skip("no selenium: pip install selenium axe-playwright-python")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
CHROMEDRIVER = shutil.which("chromedriver")
if not CHROMIUM or not CHROMEDRIVER:
    skip("no Chromium: apt-get install chromium chromium-driver")


class Server:
    """`creatives serve` on a free port."""

    def __init__(self, *arguments):
        command = [os.environ.get("CREATIVES", "creatives"), "serve", "--listen", "127.0.0.1:0", "--json", *arguments]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self.process.stdout:
            event = json.loads(line)
            if event.get("event") == "listening":
                self.url = event["url"].rstrip("/")
                return
        raise RuntimeError("the server ended before it listened")

    def call(self, method, path, body=None):
        """Calls the API and returns the decoded answer."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request) as response:
            return json.load(response)

    def stop(self):
        self.process.terminate()
        self.process.stdout.close()
        self.process.wait(30)


class Browser:
    """A window of a size and colour scheme, which records what it requests."""

    def __init__(self, width=1280, height=900, dark=False, script=True):
        options = Options()
        options.binary_location = CHROMIUM
        for argument in ["--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                         "--disable-background-networking", "--disable-component-update", "--lang=en-US"]:
            options.add_argument(argument)
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(service=Service(CHROMEDRIVER), options=options)
        self.width = width
        self.cdp("Emulation.setDeviceMetricsOverride",
                 {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500})
        self.cdp("Emulation.setEmulatedMedia", {"features": [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})
        if not script:
            self.cdp("Emulation.setScriptExecutionDisabled", {"value": True})

    def cdp(self, command, arguments):
        return self.driver.execute_cdp_cmd(command, arguments)

    def picture(self, path, limit=None):
        """Writes a picture of the whole page, or of its first pixels."""
        size = self.cdp("Page.getLayoutMetrics", {})["cssContentSize"]
        height = min(size["height"], limit or size["height"])
        clip = {"x": 0, "y": 0, "width": self.width, "height": height, "scale": 1}
        data = self.cdp("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def drag(self, source, target, text):
        """Drags an element to another by real input events: the mouse begins the drag, which the browser then performs."""
        def centre(element):
            box = self.driver.execute_script(
                "arguments[0].scrollIntoView({block: 'nearest'}); const b = arguments[0].getBoundingClientRect();"
                "return [b.x + b.width / 2, b.y + b.height / 2]", element)
            return {"x": box[0], "y": box[1]}
        begin, end = centre(source), centre(target)
        data = {"items": [{"mimeType": "text/plain", "data": text}], "dragOperationsMask": 16}
        self.cdp("Input.setInterceptDrags", {"enabled": True})
        mouse = {"button": "left", "buttons": 1, "clickCount": 1}
        self.cdp("Input.dispatchMouseEvent", {"type": "mousePressed", **begin, **mouse})
        for step in (4, 12, 20):
            self.cdp("Input.dispatchMouseEvent",
                     {"type": "mouseMoved", "x": begin["x"] + step, "y": begin["y"], **mouse})
        for kind in ("dragEnter", "dragOver", "drop"):
            self.cdp("Input.dispatchDragEvent", {"type": kind, **end, "data": data})
        self.cdp("Input.dispatchMouseEvent", {"type": "mouseReleased", **end, **mouse})
        self.cdp("Input.setInterceptDrags", {"enabled": False})

    def requests(self):
        """The addresses requested since the last call."""
        urls = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                urls.append(message["params"]["request"]["url"])
        return urls

    def complaints(self):
        """What the console says about scripts, styles and policies since the last call."""
        return [entry["message"] for entry in self.driver.get_log("browser")
                if "Failed to load resource" not in entry["message"]]

    def close(self):
        self.driver.quit()


def axe_source():
    """The source of axe-core from the package that ships it, or None."""
    try:
        import axe_playwright_python
    except ImportError:
        return None
    path = os.path.join(os.path.dirname(axe_playwright_python.__file__), "axe.min.js")
    with open(path, encoding="utf-8") as file:
        return file.read()


def axe_violations(browser, source):
    """The violations of WCAG 2.2 A and AA and of best practices on the page, as text."""
    browser.driver.execute_script(source)
    result = browser.driver.execute_async_script(
        "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then(done, e => done({error: String(e)}))")
    assert "error" not in result, result
    return [f"{violation['id']}: {node['html'][:140]} {node['failureSummary'][:200]}"
            for violation in result["violations"] for node in violation["nodes"]]
