"""Opens an exported page in headless Chromium and uses it as a person does.

usage: python -W error check_page.py FILE.html EXPECTED.json [FOLDER-FOR-SCREENSHOTS]
"""
import json
import os
import shutil
import sys
import tempfile

from chromium import Page


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: found {found!r}, expected {wanted!r}")


def main(path, expected_path, pictures=None):
    with open(expected_path, encoding="utf-8") as file:
        expected = json.load(file)
    folder = tempfile.mkdtemp()
    copy = os.path.join(folder, "page.html")
    shutil.copyfile(path, copy)
    page = Page()
    try:
        use(page, copy, expected, pictures)
        if page.faults():
            sys.exit("\n".join(page.faults()))
    finally:
        page.close()
        shutil.rmtree(folder)


def use(page, path, expected, pictures):
    page.call("Page.navigate", url=f"file://{path}")
    page.wait("document.body && document.body.dataset.ready === '1'")
    count = lambda name: int(page.value(f"document.body.dataset.{name}"))
    expect("nodes", count("nodes"), len(expected["nodes"]))
    expect("edges", count("edges"), len(expected["edges"]))
    expect("scripts", page.value("document.scripts.length"), 2)
    if not expected["nodes"]:
        return
    snapshot = (lambda name: page.screenshot(f"{pictures}/{name}.png")) if pictures else lambda name: None
    snapshot("all")

    # Search; the first hit is taken with Enter.
    wanted = expected["find"]
    page.value("document.getElementById('search').focus()")
    page.call("Input.insertText", text=wanted)
    page.wait("!document.getElementById('found').hidden")
    page.key("Enter")
    page.wait("document.body.dataset.selected")
    expect("selected", page.value("document.body.dataset.selected"), wanted)
    expect("heading", page.value("document.querySelector('#panel h2').textContent"), wanted)
    text = page.value("document.getElementById('panel').textContent")
    for part in expected["panel"]:
        if part not in text:
            sys.exit(f"the panel lacks {part!r}")
    page.wait("new Promise((done) => setTimeout(() => done(true), 300))")
    snapshot("selected")

    # The selected thing is in the middle: let it go, and click it.
    page.key("Escape")
    page.wait("document.getElementById('panel').hidden")
    box = page.value("(() => { const b = document.getElementById('canvas').getBoundingClientRect();"
                     " return [b.left + b.width / 2, b.top + b.height / 2]; })()")
    page.click(*box)
    page.wait("document.body.dataset.selected")
    expect("clicked", page.value("document.body.dataset.selected"), wanted)
    page.key("Escape")

    # Filters.
    nodes, edges = count("nodes"), count("edges")
    page.value("document.querySelector('#classes input').click()")
    if not count("nodes") < nodes:
        sys.exit("unchecking a class hides nothing")
    page.value("document.querySelector('#classes input').click()")
    expect("nodes", count("nodes"), nodes)
    page.value("document.getElementById('weight').focus()")
    for _ in range(2):
        page.key("ArrowRight")
    if expected["light"] and not count("edges") < edges:
        sys.exit("the least weight hides nothing")
    for _ in range(2):
        page.key("ArrowLeft")
    expect("edges", count("edges"), edges)
    if expected["dated"]:
        page.value("document.getElementById('from').focus()")
        page.key("ArrowRight")
        if count("nodes") >= nodes and count("edges") >= edges:
            sys.exit("the time slider hides nothing")
        page.key("ArrowLeft")

    # Keyboard, language and colours.
    page.value("document.getElementById('canvas').focus()")
    page.key("]")
    page.wait("document.body.dataset.selected")
    page.key("+")
    page.key("ArrowRight")
    page.key("0")
    page.key("Escape")
    expect("none selected", page.value("document.body.dataset.selected"), "")
    page.value("document.getElementById('language').click()")
    expect("title", page.value("document.querySelector('h1').textContent"), "InkGraph")
    page.value("document.getElementById('theme').click()")
    expect("theme", page.value("document.documentElement.dataset.theme"), "dark")
    page.wait("new Promise((done) => setTimeout(() => done(true), 300))")
    snapshot("dark")


main(*sys.argv[1:])
