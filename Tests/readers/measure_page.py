"""Measures an exported page in headless Chromium: time to the first paint, frames while it is moved.

usage: python measure_page.py FILE.html
"""
import os
import statistics
import sys
import time

from chromium import Page


def main(path):
    page = Page()
    try:
        paints = []
        for _ in range(5):
            page.call("Page.navigate", url="file://" + os.path.abspath(path))
            page.wait("document.body && document.body.dataset.ready === '1'")
            entries = "performance.getEntriesByName('first-contentful-paint')"
            page.wait(f"{entries}.length")
            paints.append(page.value(f"{entries}[0].startTime"))
        shown = page.value("[document.body.dataset.nodes, document.body.dataset.edges]")
        print(f"{shown[0]} nodes, {shown[1]} edges")
        print(f"first paint: median {statistics.median(paints):.0f} ms, worst {max(paints):.0f} ms")
        page.wait("new Promise((done) => setTimeout(() => done(true), 500))")
        page.mouse("mousePressed", 500, 400, button="left", clickCount=1)
        rate = frames(page, lambda i: page.mouse(
            "mouseMoved", 500 + i * 7 % 400, 400 + i * 3 % 200, button="left", buttons=1))
        page.mouse("mouseReleased", 500, 400, button="left", clickCount=1)
        print(f"while moving: {rate:.0f} frames a second")
        rate = frames(page, lambda i: page.call(
            "Input.dispatchMouseEvent", type="mouseWheel", x=600, y=400, deltaX=0,
            deltaY=30 if i % 40 < 20 else -30))
        print(f"while zooming: {rate:.0f} frames a second")
        if page.faults():
            sys.exit("\n".join(page.faults()))
    finally:
        page.close()


def frames(page, act, seconds=4):
    page.value("document.body.dataset.frames = 0")
    start, i = time.monotonic(), 0
    while time.monotonic() - start < seconds:
        act(i)
        i += 1
    return int(page.value("document.body.dataset.frames")) / (time.monotonic() - start)


main(*sys.argv[1:])
