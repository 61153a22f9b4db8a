/// What stands before and after the data in a page.
enum PageTemplate {
  /// The head, the visible parts, and the start of the data; `LANGUAGE` stands for the language.
  static let head = #"""
    <!DOCTYPE html>
    <html lang="LANGUAGE">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>墨图 InkGraph</title>
    <link rel="icon" href="data:,">
    <style>
    :root { --ground: #fbfbf9; --panel: #fff; --text: #222; --dim: #666; --line: #ddd; --edge: #8a8f98; --mark: #b3261e; color-scheme: light; }
    :root[data-theme="dark"] { --ground: #16181c; --panel: #202328; --text: #e8e8e6; --dim: #a0a4aa; --line: #3a3e45; --edge: #7d838c; --mark: #ff8a80; color-scheme: dark; }
    * { box-sizing: border-box; }
    html, body { height: 100%; margin: 0; }
    body { display: grid; grid-template: auto 1fr auto / 1fr auto; background: var(--ground); color: var(--text); font: 14px/1.55 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif; }
    header { grid-column: 1 / 3; display: flex; gap: 10px; align-items: center; padding: 8px 12px; background: var(--panel); border-bottom: 1px solid var(--line); }
    h1 { font-size: 16px; margin: 0; white-space: nowrap; }
    #count { color: var(--dim); flex: 1; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    #finder { position: relative; }
    input[type=search] { width: 240px; max-width: 40vw; font: inherit; padding: 4px 8px; border: 1px solid var(--line); border-radius: 6px; background: var(--ground); color: inherit; }
    #found { position: absolute; z-index: 5; right: 0; width: 320px; max-height: 60vh; overflow: auto; margin: 4px 0 0; padding: 4px; list-style: none; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; box-shadow: 0 4px 16px #0003; }
    #found li { padding: 3px 8px; border-radius: 4px; cursor: pointer; overflow-wrap: anywhere; }
    #found li[aria-selected=true], #found li:hover { background: var(--line); }
    #found small, dt { color: var(--dim); }
    button { font: inherit; padding: 3px 10px; border: 1px solid var(--line); border-radius: 6px; background: var(--ground); color: inherit; cursor: pointer; }
    :focus-visible { outline: 2px solid var(--mark); outline-offset: 1px; }
    #stage { position: relative; overflow: hidden; min-height: 0; }
    canvas { position: absolute; inset: 0; width: 100%; height: 100%; touch-action: none; cursor: grab; }
    canvas:active { cursor: grabbing; }
    aside { width: 360px; max-width: 50vw; overflow: auto; padding: 12px 16px; background: var(--panel); border-left: 1px solid var(--line); overflow-wrap: anywhere; }
    aside h2 { font-size: 18px; margin: 0 0 4px; }
    aside h3 { font-size: 14px; margin: 16px 0 4px; border-bottom: 1px solid var(--line); }
    dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 10px; margin: 6px 0; }
    dd { margin: 0; }
    aside ul { list-style: none; margin: 0; padding: 0; }
    aside li { margin: 6px 0; }
    blockquote { margin: 3px 0 3px 4px; padding: 0 0 0 8px; border-left: 3px solid var(--line); color: var(--dim); font-size: 13px; }
    cite { font-style: normal; font-size: 12px; opacity: .8; }
    a { color: inherit; text-decoration-color: var(--dim); cursor: pointer; }
    footer { grid-column: 1 / 3; display: flex; flex-wrap: wrap; gap: 6px 20px; align-items: center; padding: 8px 12px; background: var(--panel); border-top: 1px solid var(--line); }
    fieldset { display: flex; flex-wrap: wrap; gap: 2px 12px; margin: 0; padding: 0; border: 0; }
    label { display: inline-flex; gap: 5px; align-items: center; white-space: nowrap; }
    .dot { width: 11px; height: 11px; border-radius: 50%; display: inline-block; flex: none; }
    output { min-width: 2em; font-variant-numeric: tabular-nums; }
    [hidden] { display: none !important; }
    @media (max-width: 700px) { aside { position: absolute; right: 0; top: 50px; bottom: 60px; } #count { display: none; } }
    </style>
    </head>
    <body>
    <header>
    <h1 data-say="title"></h1><span id="count" aria-live="polite"></span>
    <div id="finder"><input id="search" type="search" role="combobox" aria-expanded="false" aria-controls="found" aria-autocomplete="list" autocomplete="off"><ul id="found" role="listbox" hidden></ul></div>
    <button id="fit" data-say="fit"></button><button id="theme" data-say="theme"></button><button id="language" data-say="language"></button>
    </header>
    <div id="stage"><canvas id="canvas" tabindex="0" role="img"></canvas></div>
    <aside id="panel" hidden tabindex="-1" aria-live="polite"></aside>
    <footer>
    <fieldset id="classes"></fieldset>
    <label><span data-say="weight"></span><input id="weight" type="range" min="0" max="1" value="0" step="1"><output id="weightValue"></output></label>
    <label id="fromLabel"><span data-say="from"></span><input id="from" type="range" min="0" max="1" value="0"><output id="fromValue"></output></label>
    <label id="toLabel"><span data-say="to"></span><input id="to" type="range" min="0" max="1" value="1"><output id="toValue"></output></label>
    </footer>
    <script type="application/json" id="data">
    """#

  /// The end of the data, and the program.
  static let foot = "</script>\n<script>\n" + PageScript.text + "</script>\n</body>\n</html>\n"
}
