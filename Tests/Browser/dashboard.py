#!/usr/bin/env python3
"""Tests of the dashboard in a real browser: python3 Tests/Browser/dashboard.py [TEST ...]

CREATIVES names the executable. Exits with 77 if Chromium or selenium is missing.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
import traceback

from browser import Browser, Server, axe_source, axe_violations
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

CREATIVES = os.environ.get("CREATIVES", "creatives")


def find(browser, selector):
    return browser.driver.find_element(By.CSS_SELECTOR, selector)


def find_all(browser, selector):
    return browser.driver.find_elements(By.CSS_SELECTOR, selector)


def button(browser, text):
    for element in find_all(browser, "button, a.button, summary"):
        if element.text.strip().rstrip("▾").strip() == text and element.is_displayed():
            return element
    raise AssertionError(f"no button {text!r} at {browser.driver.current_url}")


def wait_for(browser, condition, seconds=30):
    # A page that is replaced meanwhile has no elements of the old one.
    wait = WebDriverWait(browser.driver, seconds, ignored_exceptions=[StaleElementReferenceException])
    return wait.until(lambda _: condition())


def press(browser, element):
    """Presses a control and waits for the page that it leads to."""
    old = find(browser, "html")
    element.click()

    def is_gone():
        try:
            old.is_enabled()
            return False
        except Exception:
            return True
    wait_for(browser, is_gone)
    wait_for(browser, lambda: browser.driver.execute_script("return document.readyState") == "complete")


def notice(browser):
    return find(browser, "#notices").text


def pages(server, with_plan=True):
    """The addresses of all kinds of pages of a store."""
    campaigns = server.call("GET", "/api/campaigns?limit=3&include_performance=false")["campaigns"]
    paths = ["/campaigns", "/campaigns?view=table&period=all", "/campaigns?q=nothing-has-this-name", "/unassigned",
             "/log", "/import", "/packages", "/ads", "/jobs", "/no-such-page"]
    if with_plan:
        paths.append("/plan")
    for campaign in campaigns:
        path = f"/campaigns/{campaign['id']}"
        paths += [path, f"{path}/creatives", f"{path}/performance?period=all", f"{path}/geography?period=all"]
    paths += [f"/jobs/{job['id']}" for job in server.call("GET", "/api/jobs")["jobs"][:3]]
    return paths


def test_seed_checklist():
    """The checklist of the source document, by mouse."""
    server = Server("--sample", "--creatives", "300")
    browser = Browser()
    try:
        browser.driver.get(server.url + "/")
        assert "no campaigns yet" in find(browser, "main").text
        # The plan is shown before anything changes.
        press(browser, button(browser, "Auto-cluster"))
        assert "new campaigns" in find(browser, ".meta").text
        assert server.call("GET", "/api/campaigns")["campaigns"] == []
        planned = len(find_all(browser, ".rows > li"))
        press(browser, find(browser, "form[action='/plan/apply'] button"))
        assert notice(browser).startswith(f"Created {planned} campaigns, categorized"), notice(browser)
        cards = find_all(browser, ".card")
        assert len(cards) == planned
        names = [card.find_element(By.CSS_SELECTOR, "h2").text for card in cards]
        assert len(set(names)) == planned and all(len(name) > 3 and "Campaign 1" not in name for name in names), names
        # Each card has aggregated performance.
        for card in cards:
            assert any(letter.isdigit() for letter in card.find_element(By.CSS_SELECTOR, ".sum").text), card.text

        # A campaign shows all of its creatives.
        campaigns = server.call("GET", "/api/campaigns?limit=50&period=all")["campaigns"]
        first, second = sorted(campaigns, key=lambda one: -one["creative_count"])[:2]
        path = f"{server.url}/campaigns/{first['id']}"
        browser.driver.get(path + "/creatives")
        members = {one["id"] for one in server.call("GET", f"/api/campaigns/{first['id']}")["creatives"]}
        boxes = find_all(browser, ".tile input")
        assert {box.get_attribute("value") for box in boxes} == members

        # Multi-select and move.
        moved = [box.get_attribute("value") for box in boxes[:2]]
        for box in boxes[:2]:
            box.click()
        assert find(browser, "#selected-count").text == "2 selected"
        press(browser, find(browser, f".targets button[value='{second['id']}']"))
        assert "Moved 2 creatives" in notice(browser)
        after = {one["id"] for one in server.call("GET", f"/api/campaigns/{second['id']}")["creatives"]}
        assert set(moved) <= after
        # And back by undo.
        press(browser, find(browser, "#notices button"))
        assert {one["id"] for one in server.call("GET", f"/api/campaigns/{first['id']}")["creatives"]} == members

        # Drag and drop.
        browser.driver.get(path + "/creatives")
        tile = find(browser, ".tile")
        dragged = tile.find_element(By.CSS_SELECTOR, "input").get_attribute("value")
        target = find(browser, f".targets button[value='{second['id']}']")
        browser.drag(tile.find_element(By.CSS_SELECTOR, ".picture"), target, dragged)
        wait_for(browser, lambda: "Moved 1 creative" in notice(browser))
        assert dragged in {one["id"] for one in server.call("GET", f"/api/campaigns/{second['id']}")["creatives"]}

        # Manual creation, and splitting.
        browser.driver.get(server.url + "/campaigns")
        button(browser, "New campaign").click()
        find(browser, "#new-name").send_keys("Made by hand")
        press(browser, button(browser, "Create"))
        assert find(browser, "h1").text == "Made by hand" and "Created the campaign" in notice(browser)
        browser.driver.get(path + "/creatives")
        find(browser, ".tile input").click()
        find(browser, "#split-name").send_keys("Split off by hand")
        press(browser, button(browser, "Split off"))
        assert find(browser, "h1").text == "Split off by hand"

        # Breakdowns.
        browser.driver.get(path + "/geography?period=all")
        assert len(find_all(browser, "tbody tr")) >= 1 and len(find_all(browser, ".cellbar")) >= 1
        browser.driver.get(path + "/performance?period=all")
        tables = find_all(browser, "table")
        assert [table.find_element(By.CSS_SELECTOR, "caption").text[:6] for table in tables] == ["By day", "By cre"]
        assert len(find_all(browser, ".chart.wide .bar")) > 5

        # Clustering again makes no doubles.
        browser.driver.get(server.url + "/plan")
        assert "0 new campaigns" in find(browser, ".meta").text, find(browser, "main").text[:500]
    finally:
        browser.close()
        server.stop()


def test_keyboard_alone():
    """Every step by keys: the skip link, the preview, moving, editing, undo."""
    server = Server("--sample", "--creatives", "200")
    browser = Browser()

    def keys(*sequence):
        ActionChains(browser.driver).send_keys(*sequence).perform()

    def active():
        return browser.driver.switch_to.active_element

    def tab_to(text, limit=80):
        for _ in range(limit):
            keys(Keys.TAB)
            label = (active().text or active().get_attribute("value") or "").strip().rstrip("▾").strip()
            if label == text or active().get_attribute("name") == text:
                return
        raise AssertionError(f"Tab does not reach {text!r}")

    try:
        browser.driver.get(server.url + "/campaigns")
        keys(Keys.TAB)
        assert active().text == "Skip to content"
        keys(Keys.ENTER)
        tab_to("Auto-cluster")
        keys(Keys.ENTER)
        wait_for(browser, lambda: "/plan" in browser.driver.current_url)
        for _ in range(40):
            keys(Keys.TAB)
            if active().text.startswith("Create "):
                break
        keys(Keys.ENTER)
        wait_for(browser, lambda: "Created" in notice(browser))
        campaigns = server.call("GET", "/api/campaigns?limit=50")["campaigns"]
        first = max(campaigns, key=lambda one: one["creative_count"])
        browser.driver.get(f"{server.url}/campaigns/{first['id']}/creatives")
        tab_to("creative")
        # Arrows walk over the tiles, space checks, M goes to the campaigns, arrows choose, Enter moves.
        keys(Keys.ARROW_RIGHT)
        keys(Keys.SPACE)
        moved = active().get_attribute("value")
        assert active().is_selected()
        keys("m")
        assert active().get_attribute("name") == "to"
        keys(Keys.ARROW_DOWN)
        target = active().get_attribute("value")
        keys(Keys.ENTER)
        wait_for(browser, lambda: "Moved 1 creative" in notice(browser))
        assert moved in {one["id"] for one in server.call("GET", f"/api/campaigns/{target}")["creatives"]}
        tab_to("Undo")
        keys(Keys.ENTER)
        wait_for(browser, lambda: "Undone" in notice(browser))
        # Edit in place.
        browser.driver.get(f"{server.url}/campaigns/{first['id']}")
        tab_to("Edit")
        keys(Keys.ENTER)
        tab_to("name")
        ActionChains(browser.driver).key_down(Keys.CONTROL).send_keys("a").key_up(Keys.CONTROL).send_keys(
            "Renamed by keys", Keys.ENTER).perform()
        wait_for(browser, lambda: find(browser, "h1").text == "Renamed by keys")
    finally:
        browser.close()
        server.stop()


def test_without_script():
    """Forms and tabs without any script."""
    server = Server("--sample", "--creatives", "150")
    browser = Browser(script=False)
    try:
        browser.driver.get(server.url + "/plan")
        browser.driver.find_element(By.CSS_SELECTOR, "form[action='/plan/apply'] button").click()
        time.sleep(1)
        campaigns = server.call("GET", "/api/campaigns?limit=50")["campaigns"]
        assert campaigns
        first, second = sorted(campaigns, key=lambda one: -one["creative_count"])[:2]
        browser.driver.get(f"{server.url}/campaigns/{first['id']}/creatives")
        box = browser.driver.find_element(By.CSS_SELECTOR, ".tile input")
        moved = box.get_attribute("value")
        box.click()
        browser.driver.find_element(By.CSS_SELECTOR, f".targets button[value='{second['id']}']").click()
        time.sleep(1)
        assert moved in {one["id"] for one in server.call("GET", f"/api/campaigns/{second['id']}")["creatives"]}
    finally:
        browser.close()
        server.stop()


def test_two_people():
    """The second of two edits is refused, told what changed, and loses nothing that was typed."""
    server = Server("--sample", "--creatives", "100")
    browser = Browser()
    try:
        server.call("POST", "/api/campaigns/auto-cluster", {"use_ai": False})
        first = server.call("GET", "/api/campaigns?limit=1")["campaigns"][0]
        browser.driver.get(f"{server.url}/campaigns/{first['id']}")
        button(browser, "Edit").click()
        name = find(browser, "#name")
        name.clear()
        name.send_keys("Mine")
        server.call("PUT", f"/api/campaigns/{first['id']}", {"name": "Theirs"})
        press(browser, button(browser, "Save"))
        assert "has changed" in notice(browser), notice(browser)
        assert find(browser, "h1").text == "Theirs"
        assert find(browser, "#name").get_attribute("value") == "Mine"
        press(browser, button(browser, "Save"))
        assert find(browser, "h1").text == "Mine"
    finally:
        browser.close()
        server.stop()


def test_jobs_and_imports():
    """A job runs with live progress; a file is previewed and imported."""
    server = Server("--sample", "--creatives", "100")
    browser = Browser()
    folder = tempfile.TemporaryDirectory()
    try:
        browser.driver.get(server.url + "/jobs")
        for summary in find_all(browser, "details > summary"):
            if "Summary refresh" in summary.text:
                summary.click()
                summary.find_element(By.XPATH, "..").find_element(By.CSS_SELECTOR, "button").click()
                break
        # The page follows the run without being loaded again.
        wait_for(browser, lambda: "Completed" in find(browser, "#run").text)
        path = os.path.join(folder.name, "more <b>ads & 'others'.csv")
        with open(path, "w", newline="", encoding="utf-8") as file:
            rows = csv.writer(file)
            rows.writerow(["creative_id", "creative_name", "date", "impressions", "clicks", "spend", "currency"])
            rows.writerow(["new-1", "A new ad", "2025-12-30", "1000", "10", "5.25", "USD"])
        browser.driver.get(server.url + "/import")
        find(browser, "#file").send_keys(path)
        press(browser, button(browser, "Show how it is read"))
        text = find(browser, "main").text
        assert "nothing is imported yet" in text and "new-1" in text and "$5.25" in text, text
        press(browser, button(browser, "Import"))
        assert "Imported the file: 1 creative is new, 1 row is new or changed." in notice(browser), notice(browser)
    finally:
        browser.close()
        server.stop()
        folder.cleanup()


HOSTILE = [
    "<script>window.pwned=1</script>", "\"><img src=x onerror=window.pwned=2>", "'onmouseover='window.pwned=3",
    "</title><svg onload=window.pwned=4>", "javascript:window.pwned=5", "{{7*7}}${window.pwned=6}",
    "<style>body{display:none}</style>", "<img src=https://foreign.example/pixel.gif>", "a\u202egnp.exe", "&lt;b&gt;",
    "x" * 300, "<base href=https://foreign.example/>", "</textarea></select><iframe src=//foreign.example>",
]
ADDRESSES = [
    "javascript:window.pwned=7", "data:text/html,<script>window.pwned=8</script>", "https://a.example/\"><script>1</script>",
    "https://foreign.example/<img src=x onerror=window.pwned=9>", "vbscript:1", "//foreign.example/x",
]


def hostile_store(folder):
    """A store with hostile text in every field that a file can have."""
    creatives = os.path.join(folder, "creatives.csv")
    figures = os.path.join(folder, "performance.csv")
    with open(creatives, "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["creative_id", "creative_name", "landing_url", "advertiser", "format", "file_name", "created_at",
                       "headline", "body", "call_to_action", "seat"])
        for index in range(60):
            text = HOSTILE[index % len(HOSTILE)]
            host = f"https://shop{index // 12}.example/sale?utm_campaign={text[:60]}"
            url = host if index % 3 else ADDRESSES[index % len(ADDRESSES)]
            rows.writerow([f"{index}{text[:80]}", text, url, f"{text[:60]} {index // 12}", text[:20] if index % 2 else "image",
                           text[:90] + ".png", f"2025-12-{index % 28 + 1:02d}", text, text, text, "default"])
    with open(figures, "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["creative_id", "date", "geo_id", "impressions", "clicks", "spend", "conversions", "currency"])
        for index in range(60):
            text = HOSTILE[index % len(HOSTILE)]
            for day in range(1, 6):
                rows.writerow([f"{index}{text[:80]}", f"2025-12-{day:02d}", text[:30], 5000, 9, 20, 3, "USD"])
    deals = os.path.join(folder, "deals.json")
    with open(deals, "w", encoding="utf-8") as file:
        json.dump([{"deal_id": f"{index}{HOSTILE[index % len(HOSTILE)][:80]}", "deal_name": HOSTILE[index % len(HOSTILE)],
                    "ssp": HOSTILE[index % len(HOSTILE)][:80], "format": HOSTILE[index % len(HOSTILE)][:40],
                    "concepts": [HOSTILE[index % len(HOSTILE)][:60], "sport"]} for index in range(40)], file)
    store = os.path.join(folder, "store.db")

    def run(*arguments):
        result = subprocess.run([CREATIVES, *arguments], capture_output=True, text=True, check=False)
        if result.returncode:
            print("  note:", " ".join(arguments[:1]), result.stderr.strip()[:300])
        return result
    result = run("cluster", creatives, figures, "--store", store)
    assert result.returncode == 0, result.stderr
    run("classify", "--store", store)
    run("packages", deals, "--store", store)
    return store


def test_hostile_text():
    """Hostile text in every field: no script runs, nothing foreign is requested, the policy has nothing to refuse."""
    folder = tempfile.TemporaryDirectory()
    store = hostile_store(folder.name)
    server = Server("--store", store, "--workers", "0")
    browser = Browser()
    try:
        campaigns = server.call("GET", "/api/campaigns?limit=50")["campaigns"]
        for index, campaign in enumerate(campaigns):
            text = HOSTILE[index % len(HOSTILE)][:150]
            server.call("PUT", f"/api/campaigns/{campaign['id']}", {"name": f"{text} {index}", "description": text})
        for index, text in enumerate(HOSTILE):
            server.call("POST", "/api/jobs", {"type": "summary_refresh", "name": text[:100],
                                              "cron": "@daily" if index % 2 else None})
        browser.requests()
        browser.complaints()
        paths = pages(server)
        paths += [f"/ads/ad?seat=default&id={urllib_quote(str(index) + HOSTILE[index % len(HOSTILE)][:80])}"
                  for index in range(len(HOSTILE))]
        paths += [f"/campaigns?q={urllib_quote(text)}&sort={urllib_quote(text)}&done={urllib_quote(text)}&seat="
                  for text in HOSTILE[:6]]
        for path in paths:
            browser.driver.get(server.url + path)
            time.sleep(0.15)
            # Hovering and focusing must not run anything either.
            browser.driver.execute_script(
                "for (const e of document.querySelectorAll('*')) { e.dispatchEvent(new MouseEvent('mouseover')); }")
            pwned = browser.driver.execute_script("return window.pwned")
            assert pwned is None, f"script {pwned} ran at {path}"
            bad = browser.driver.execute_script(
                "return [...document.querySelectorAll('a[href], img, iframe, base, form')].map("
                "e => e.getAttribute('href') || e.getAttribute('src') || e.getAttribute('action') || e.tagName)"
                ".filter(u => /^(javascript|data|vbscript):|^[/]{2}|^(BASE|IFRAME)$/i.test(u))")
            assert not bad, f"{bad} at {path}"
            assert browser.driver.execute_script("return getComputedStyle(document.body).display") != "none"
            assert browser.driver.execute_script(
                "return document.querySelectorAll('script:not([src^=\"/assets/\"]), style, [style]').length") == 0
            foreign = [url for url in browser.requests() if not url.startswith((server.url, "data:", "chrome"))]
            assert not foreign, f"{foreign} at {path}"
            complaints = browser.complaints()
            assert not complaints, f"{complaints} at {path}"
        print(f"  {len(paths)} pages")
    finally:
        browser.close()
        server.stop()
        folder.cleanup()


def urllib_quote(text):
    from urllib.parse import quote
    return quote(text, safe="")


def sample_server(folder):
    """A server over a store with campaigns, packages, classified ads and jobs."""
    subprocess.run([CREATIVES, "sample", "--output", folder, "--ads", "120", "--deals", "120"], check=True,
                   capture_output=True)
    store = os.path.join(folder, "store.db")
    files = [os.path.join(folder, name) for name in ("ads.csv", "ads-performance.csv")]
    subprocess.run([CREATIVES, "classify", *files, "--store", store], check=True, capture_output=True)
    files = [os.path.join(folder, name) for name in ("creatives.csv", "performance.csv")]
    subprocess.run([CREATIVES, "cluster", *files, "--store", store], check=True, capture_output=True)
    subprocess.run([CREATIVES, "packages", os.path.join(folder, "deals.json"), "--store", store], check=True,
                   capture_output=True)
    server = Server("--store", store)
    server.call("POST", "/api/jobs", {"type": "summary_refresh", "name": "Nightly", "cron": "@daily"})
    job = server.call("POST", "/api/jobs", {"type": "summary_refresh"})
    for _ in range(100):
        if server.call("GET", f"/api/jobs/{job['id']}")["status"] == "completed":
            break
        time.sleep(0.2)
    campaigns = server.call("GET", "/api/campaigns?limit=2")["campaigns"]
    server.call("PUT", f"/api/campaigns/{campaigns[0]['id']}", {"description": "Renewed every autumn"})
    return server


def test_accessibility_and_layout():
    """axe finds nothing on any page, light or dark; nothing is wider than the window; no page exceeds 120 KB."""
    source = axe_source()
    folder = tempfile.TemporaryDirectory()
    server = sample_server(folder.name)
    try:
        paths = pages(server)
        ad = server.call("GET", "/api/ads")
        paths.append("/ads/ad?seat=default&id=" + urllib_quote(
            next(iter(csv.DictReader(open(os.path.join(folder.name, "ads.csv"), encoding="utf-8")))).get("ad_id")
            or next(iter(csv.reader(open(os.path.join(folder.name, "ads.csv"), encoding="utf-8"))))[0]))
        problems = []
        for width, dark in ((1280, False), (390, True), (390, False), (1280, True)):
            browser = Browser(width=width, dark=dark)
            for path in paths:
                browser.driver.get(server.url + path)
                # Forms in closed menus are checked as well.
                browser.driver.execute_script(
                    "document.querySelectorAll('details').forEach(d => { d.open = true; })")
                wide = browser.driver.execute_script("return document.documentElement.scrollWidth")
                if wide > width:
                    problems.append(f"{path} is {wide} pixels wide at {width}")
                if source:
                    problems += [f"{path} at {width}{' dark' if dark else ''}: {violation}"
                                 for violation in axe_violations(browser, source)]
                if (width, dark) == (1280, False):
                    size = browser.driver.execute_script(
                        "return performance.getEntriesByType('navigation')[0].encodedBodySize + "
                        "performance.getEntriesByType('resource').filter(r => r.name.includes('/assets/'))"
                        ".reduce((sum, r) => sum + r.encodedBodySize, 0)")
                    if size > 120_000:
                        problems.append(f"{path} weighs {size} bytes")
            browser.close()
        assert not problems, "\n    ".join([f"{len(problems)} problems"] + problems[:25])
        print(f"  {len(paths)} pages" + ("" if source else ", without axe: pip install axe-playwright-python"))
    finally:
        server.stop()
        folder.cleanup()


def main():
    tests = {name.removeprefix("test_"): function for name, function in globals().items() if name.startswith("test_")}
    failures = 0
    for name in sys.argv[1:] or tests:
        start = time.monotonic()
        try:
            tests[name]()
            print(f"passed {name} ({time.monotonic() - start:.1f} s)", flush=True)
        except Exception:
            failures += 1
            print(f"FAILED {name}", flush=True)
            traceback.print_exc()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
