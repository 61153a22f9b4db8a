/// The program of a page.
enum PageScript {
  /// JavaScript without any library (ECMAScript 2020).
  ///
  /// The picture is drawn into a larger canvas beside the visible one; while the user moves or
  /// zooms, that canvas is only copied, and drawn anew when the hand rests, so motion stays smooth
  /// with tens of thousands of edges.
  static let text = #"""
    "use strict";
    (() => {
    const data = JSON.parse(document.getElementById("data").textContent);
    const words = {
      zh: { title: "墨图", search: "查找名称或别名（按 / ）", fit: "全图", theme: "明暗", language: "English",
        weight: "至少几篇", from: "自", to: "至", nodes: "个实体", edges: "条关系", none: "没有找到",
        alias: "别名", mentions: "提及", seen: "见报", posts: "任职", sentences: "原句", close: "关闭",
        help: "图谱。方向键移动，加减号缩放，0 全图，[ 与 ] 依次选择，Esc 取消。", colon: "：" },
      en: { title: "InkGraph", search: "Find a name or alias (press /)", fit: "Fit", theme: "Light/dark", language: "中文",
        weight: "Articles ≥", from: "From", to: "To", nodes: "things", edges: "relations", none: "nothing found",
        alias: "Aliases", mentions: "Mentions", seen: "In print", posts: "Posts", sentences: "Sentences", close: "Close",
        help: "Graph. Arrow keys move, plus and minus zoom, 0 fits, [ and ] select in turn, Escape clears.", colon: ": " },
    };
    let language = data.lang === "en" ? "en" : "zh";
    const say = (key) => words[language][key];
    const $ = (id) => document.getElementById(id);
    const make = (tag, text, parent) => {
      const element = document.createElement(tag);
      if (text !== undefined) element.textContent = text;
      if (parent) parent.append(element);
      return element;
    };
    const className = (c) => c < 0 ? "–" : data.classes[c][language === "zh" ? 0 : 1];
    const classColor = (c) => c < 0 ? "#9A9A9A" : data.classes[c][2];
    const word = (mark) => data.marks[mark][language === "zh" ? 0 : 1];
    const qualifier = (q) => data.marks[q] ? word(q)
      : language === "zh" ? q : q.replace(/（([^（）]+)）$/, (whole, mark) => data.marks[mark] ? ` (${word(mark)})` : whole);
    const relationName = (r) => data.relations[r][language === "zh" ? 1 : 2];

    // The graph: nodes [class, x, y, radius, mentions, label, first, last, aliases],
    // edges [source, target, relation, weight, first, last, qualifier, sentences, articles].
    const N = data.nodes, E = data.edges;
    const count = N.length;
    const X = new Float32Array(count), Y = new Float32Array(count), R = new Float32Array(count);
    N.forEach((n, i) => { X[i] = n[1]; Y[i] = n[2]; R[i] = n[3]; });
    const at = Array.from({ length: count }, () => []);
    E.forEach((e, i) => { at[e[0]].push(i); if (e[1] !== e[0]) at[e[1]].push(i); });
    const bySize = Array.from(N.keys()).sort((a, b) => R[b] - R[a] || a - b);
    const days = [...new Set([...N.flatMap((n) => [n[6], n[7]]), ...E.flatMap((e) => [e[4], e[5]])].filter((d) => d))].sort();

    // What is shown.
    const nodeOn = new Uint8Array(count).fill(1), edgeOn = new Uint8Array(E.length).fill(1);
    const classOn = new Map();
    let leastWeight = 0, from = 0, to = Math.max(0, days.length - 1);
    let selected = -1, near = new Set(), nearEdges = new Set();

    function filter() {
      const first = days[from], last = days[to], all = from === 0 && to === days.length - 1;
      const inTime = (a, b) => all || !(a || b) || ((b || a) >= first && (a || b) <= last);
      let nodes = 0, edges = 0;
      for (let i = 0; i < count; i++) {
        const n = N[i];
        nodeOn[i] = classOn.get(n[0]) !== false && inTime(n[6], n[7]) ? 1 : 0;
        nodes += nodeOn[i];
      }
      for (let i = 0; i < E.length; i++) {
        const e = E[i];
        edgeOn[i] = nodeOn[e[0]] && nodeOn[e[1]] && e[3] >= leastWeight && inTime(e[4], e[5]) ? 1 : 0;
        edges += edgeOn[i];
      }
      $("count").textContent = `${nodes} ${say("nodes")} · ${edges} ${say("edges")}`;
      document.body.dataset.nodes = nodes;
      document.body.dataset.edges = edges;
      $("weightValue").textContent = leastWeight;
      $("fromValue").textContent = days[from] || "";
      $("toValue").textContent = days[to] || "";
      redraw();
    }

    // The view: screen = world * k + (tx, ty), in CSS pixels.
    const canvas = $("canvas"), screen = canvas.getContext("2d");
    const store = document.createElement("canvas"), scene = store.getContext("2d");
    const view = { k: 1, tx: 0, ty: 0 };
    let drawn = null, width = 0, height = 0, ratio = 1, asked = false, timer = 0;
    const margin = 0.4;

    function resize() {
      const box = $("stage").getBoundingClientRect();
      const old = [width, height];
      width = Math.max(1, box.width);
      height = Math.max(1, box.height);
      ratio = Math.min(window.devicePixelRatio || 1, 2);
      canvas.width = width * ratio;
      canvas.height = height * ratio;
      store.width = Math.ceil(width * (1 + 2 * margin)) * ratio;
      store.height = Math.ceil(height * (1 + 2 * margin)) * ratio;
      if (old[0]) { view.tx += (width - old[0]) / 2; view.ty += (height - old[1]) / 2; }
      redraw();
    }
    function fit() {
      let l = Infinity, r = -Infinity, t = Infinity, b = -Infinity;
      for (let i = 0; i < count; i++) if (nodeOn[i]) {
        l = Math.min(l, X[i] - R[i]); r = Math.max(r, X[i] + R[i]);
        t = Math.min(t, Y[i] - R[i]); b = Math.max(b, Y[i] + R[i]);
      }
      if (l > r) { l = t = -1; r = b = 1; }
      view.k = Math.min(4, 0.94 * Math.min(width / (r - l || 1), height / (b - t || 1)));
      view.tx = width / 2 - view.k * (l + r) / 2;
      view.ty = height / 2 - view.k * (t + b) / 2;
      redraw();
    }
    // Copies at once, and draws anew when nothing has moved for a while.
    function moved() {
      if (!asked) { asked = true; requestAnimationFrame(copy); }
      clearTimeout(timer);
      timer = setTimeout(redraw, 140);
    }
    function redraw() {
      clearTimeout(timer);
      requestAnimationFrame(() => { drawScene(); copy(); });
    }
    function copy() {
      asked = false;
      document.body.dataset.frames = 1 + Number(document.body.dataset.frames || 0);
      screen.setTransform(1, 0, 0, 1, 0, 0);
      screen.clearRect(0, 0, canvas.width, canvas.height);
      if (!drawn) return;
      const s = view.k / drawn.k;
      const x = (view.tx - s * drawn.tx) * ratio, y = (view.ty - s * drawn.ty) * ratio;
      screen.drawImage(store, x, y, store.width * s, store.height * s);
    }

    const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    function drawScene() {
      const k = view.k, c = scene, w = store.width / ratio, h = store.height / ratio;
      drawn = { k, tx: view.tx + width * margin, ty: view.ty + height * margin };
      const { tx, ty } = drawn;
      drawn.tx = tx; drawn.ty = ty;
      c.setTransform(1, 0, 0, 1, 0, 0);
      c.clearRect(0, 0, store.width, store.height);
      c.setTransform(ratio, 0, 0, ratio, 0, 0);
      const chosen = selected >= 0, edgeColor = style("--edge"), textColor = style("--text"), ground = style("--ground");
      const visible = (i) => nodeOn[i];
      // Edges, in strokes of a few hundred lines, which canvases draw faster than one of many.
      const lines = (list, alpha, color, widen) => {
        c.globalAlpha = alpha;
        c.strokeStyle = color;
        for (let level = 0; level < 3; level++) {
          c.lineWidth = [0.8, 1.4, 2.4][level] * Math.max(0.8, Math.min(1.5, k)) * widen;
          let n = 0;
          c.beginPath();
          for (const i of list) {
            const e = E[i];
            if (!edgeOn[i] || (e[3] < 2 ? 0 : e[3] < 5 ? 1 : 2) !== level) continue;
            const x0 = X[e[0]] * k + tx, y0 = Y[e[0]] * k + ty, x1 = X[e[1]] * k + tx, y1 = Y[e[1]] * k + ty;
            if (x0 < 0 && x1 < 0 || y0 < 0 && y1 < 0 || x0 > w && x1 > w || y0 > h && y1 > h) continue;
            if (e[0] === e[1]) {
              const r = R[e[0]] * k;
              c.moveTo(x0 + r * 0.6, y0 - r * 1.4);
              c.arc(x0, y0 - r * 1.4, r * 0.6, 0, 7);
            } else { c.moveTo(x0, y0); c.lineTo(x1, y1); }
            if (++n % 300 === 0) { c.stroke(); c.beginPath(); }
          }
          c.stroke();
        }
      };
      lines(E.keys(), chosen ? 0.07 : E.length > 5000 ? 0.3 : 0.6, edgeColor, 1);
      if (chosen) lines(nearEdges, 0.85, style("--mark"), 1.4);
      // Discs, one path for each class.
      for (const bright of chosen ? [false, true] : [true]) {
        c.globalAlpha = bright ? 1 : 0.16;
        for (let kind = -1; kind < data.classes.length; kind++) {
          c.fillStyle = classColor(kind);
          c.beginPath();
          for (let i = 0; i < count; i++) {
            if (N[i][0] !== kind || !visible(i) || (chosen && near.has(i) !== bright)) continue;
            const x = X[i] * k + tx, y = Y[i] * k + ty, r = Math.max(count > 2000 ? 1.5 : 3, R[i] * k);
            if (x < -r || y < -r || x > w + r || y > h + r) continue;
            c.moveTo(x + r, y);
            c.arc(x, y, r, 0, 6.2832);
          }
          c.fill();
        }
      }
      c.globalAlpha = 1;
      if (chosen && visible(selected)) {
        c.strokeStyle = style("--mark");
        c.lineWidth = 3;
        c.beginPath();
        c.arc(X[selected] * k + tx, Y[selected] * k + ty, R[selected] * k + 3, 0, 7);
        c.stroke();
      }
      // Names, those of the largest first, where they cover no other.
      c.textAlign = "center";
      c.textBaseline = "top";
      c.lineJoin = "round";
      c.lineWidth = 3;
      const taken = new Map();
      const order = chosen ? [selected, ...bySize.filter((i) => i !== selected && near.has(i))] : bySize;
      let labels = 0;
      for (const i of order) {
        if (labels > 220) break;
        if (!visible(i)) continue;
        const x = X[i] * k + tx, y = Y[i] * k + ty + Math.max(count > 2000 ? 1.5 : 3, R[i] * k) + 1;
        if (x < -60 || y < -20 || x > w + 60 || y > h) continue;
        const size = Math.max(10, Math.min(16, 7 + R[i] * k * 0.4));
        const line = N[i][5].replace(/\s+/g, " ");
        const text = line.length > 24 ? [...line].slice(0, 23).join("") + "…" : line;
        let wide = 0;
        for (const ch of text) wide += ch.codePointAt(0) < 0x2e80 ? size * 0.56 : size;
        const cells = [];
        let free = true;
        for (let cx = Math.floor((x - wide / 2) / 24); free && cx <= Math.floor((x + wide / 2) / 24); cx++)
          for (let cy = Math.floor(y / 12); cy <= Math.floor((y + size) / 12); cy++) {
            const cell = cx * 100003 + cy;
            if (taken.has(cell)) { free = false; break; }
            cells.push(cell);
          }
        if (!free && i !== selected) continue;
        cells.forEach((cell) => taken.set(cell, i));
        labels++;
        c.font = `${i === selected ? "bold " : ""}${size}px ${getComputedStyle(document.body).fontFamily}`;
        c.strokeStyle = ground;
        c.globalAlpha = 0.85;
        c.strokeText(text, x, y);
        c.globalAlpha = 1;
        c.fillStyle = textColor;
        c.fillText(text, x, y);
      }
    }

    // Choosing a thing.
    function select(i, move) {
      selected = i;
      near = new Set(i < 0 ? [] : [i]);
      nearEdges = new Set(i < 0 ? [] : at[i]);
      nearEdges.forEach((e) => { near.add(E[e][0]); near.add(E[e][1]); });
      document.body.dataset.selected = i < 0 ? "" : N[i][5];
      if (i >= 0 && move) {
        view.k = Math.max(view.k, Math.min(1.6, 3 * view.k));
        view.tx = width / 2 - X[i] * view.k;
        view.ty = height / 2 - Y[i] * view.k;
      }
      showPanel();
      redraw();
    }
    function link(i, parent) {
      const a = make("a", N[i][5], parent);
      a.tabIndex = 0;
      a.setAttribute("role", "button");
      a.style.textDecorationLine = "underline";
      const go = () => { select(i, true); $("panel").scrollTop = 0; };
      a.addEventListener("click", go);
      a.addEventListener("keydown", (event) => { if (event.key === "Enter") go(); });
      return a;
    }
    const span = (a, b) => a || b ? (a === b || !b ? a : `${a || "?"} – ${b}`) : "";
    function showPanel() {
      const panel = $("panel"), was = panel.hidden;
      panel.replaceChildren();
      panel.hidden = selected < 0;
      if (selected >= 0) {
        const n = N[selected];
        const close = make("button", "×", panel);
        close.style.float = "right";
        close.setAttribute("aria-label", say("close"));
        close.addEventListener("click", () => select(-1));
        make("h2", n[5], panel);
        const kind = make("div", undefined, panel);
        const dot = make("span", undefined, kind);
        dot.className = "dot";
        dot.style.background = classColor(n[0]);
        kind.append(" " + className(n[0]));
        const list = make("dl", undefined, panel);
        const row = (key, value) => { if (value) { make("dt", say(key), list); make("dd", value, list); } };
        row("alias", n[8].join(language === "zh" ? "、" : ", "));
        row("mentions", n[4] || "");
        row("seen", span(n[6], n[7]));
        const groups = new Map();
        for (const i of at[selected]) {
          const e = E[i], outward = e[0] === selected;
          const isPost = data.relations[e[2]][0] === "holdsPosition";
          const key = (isPost ? "0" : "1") + relationName(e[2]) + (data.relations[e[2]][3] ? "" : outward ? " →" : " ←");
          if (!groups.has(key)) groups.set(key, []);
          groups.get(key).push(i);
        }
        for (const key of [...groups.keys()].sort()) {
          const members = groups.get(key).sort((a, b) => E[b][3] - E[a][3] || a - b);
          make("h3", `${key.slice(1)} (${members.length})`, panel);
          const items = make("ul", undefined, panel);
          for (const i of members.slice(0, 200)) {
            const e = E[i], item = make("li", undefined, items);
            if (!edgeOn[i]) item.style.opacity = 0.5;
            link(e[0] === selected ? e[1] : e[0], item);
            if (e[6]) item.append(say("colon") + qualifier(e[6]));
            const time = span(e[4], e[5]);
            if (time) make("small", ` ${time}`, item).style.color = "var(--dim)";
            const seen = new Set();
            (e[7] || []).forEach((sentence, place) => {
              if (seen.has(sentence) || seen.size >= 5) return;
              seen.add(sentence);
              const quote = make("blockquote", sentence, item);
              const article = (e[8] || [])[place];
              if (article) { quote.append(" "); make("cite", article, quote); }
            });
          }
          if (members.length > 200) make("div", `… +${members.length - 200}`, panel);
        }
      }
      if (was !== panel.hidden) resize();
    }
    function pick(x, y) {
      let best = -1, least = Infinity;
      for (let i = 0; i < count; i++) {
        if (!nodeOn[i]) continue;
        const d = Math.hypot(X[i] * view.k + view.tx - x, Y[i] * view.k + view.ty - y) - R[i] * view.k;
        if (d < 5 && d < least) { least = d; best = i; }
      }
      return best;
    }

    // Mouse and touch.
    const pointers = new Map();
    let travelled = 0;
    const place = (event) => {
      const box = canvas.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const zoom = (factor, x, y) => {
      const k = Math.max(0.005, Math.min(40, view.k * factor)), f = k / view.k;
      view.tx = x - (x - view.tx) * f;
      view.ty = y - (y - view.ty) * f;
      view.k = k;
      moved();
    };
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, place(event));
      travelled = 0;
    });
    canvas.addEventListener("pointermove", (event) => {
      const now = place(event), before = pointers.get(event.pointerId);
      if (!before) { const i = pick(now.x, now.y); canvas.title = i < 0 ? "" : N[i][5]; return; }
      if (pointers.size === 2) {
        const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
        const was = Math.hypot(before.x - other.x, before.y - other.y) || 1;
        zoom(Math.hypot(now.x - other.x, now.y - other.y) / was, other.x, other.y);
      } else {
        view.tx += now.x - before.x;
        view.ty += now.y - before.y;
        moved();
      }
      travelled += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
      pointers.set(event.pointerId, now);
    });
    const release = (event) => {
      const was = pointers.delete(event.pointerId);
      if (was && event.type === "pointerup" && travelled < 5) {
        const p = place(event);
        select(pick(p.x, p.y), false);
      }
    };
    canvas.addEventListener("pointerup", release);
    canvas.addEventListener("pointercancel", release);
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      const p = place(event);
      zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), p.x, p.y);
    }, { passive: false });

    // Keyboard.
    canvas.addEventListener("keydown", (event) => {
      const step = 60;
      const turn = (by) => {
        const shown = bySize.filter((i) => nodeOn[i]);
        if (!shown.length) return;
        const now = shown.indexOf(selected);
        select(shown[now < 0 ? (by > 0 ? 0 : shown.length - 1) : (now + by + shown.length) % shown.length], true);
      };
      switch (event.key) {
      case "ArrowLeft": view.tx += step; moved(); break;
      case "ArrowRight": view.tx -= step; moved(); break;
      case "ArrowUp": view.ty += step; moved(); break;
      case "ArrowDown": view.ty -= step; moved(); break;
      case "+": case "=": zoom(1.25, width / 2, height / 2); break;
      case "-": zoom(0.8, width / 2, height / 2); break;
      case "0": fit(); break;
      case "]": turn(1); break;
      case "[": turn(-1); break;
      case "Enter": if (selected >= 0) $("panel").focus(); break;
      default: return;
      }
      event.preventDefault();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { closeFound(); select(-1); canvas.focus(); }
      if (event.key === "/" && event.target.tagName !== "INPUT") { event.preventDefault(); $("search").focus(); }
    });

    // Search.
    const fold = (text) => text.normalize("NFKC").toLowerCase();
    const names = N.map((n) => [n[5], ...n[8]].map(fold));
    let hits = [], hit = 0;
    function closeFound() { $("found").hidden = true; $("search").setAttribute("aria-expanded", "false"); }
    function find() {
      const text = fold($("search").value.trim()), found = $("found");
      found.replaceChildren();
      if (!text) return closeFound();
      const rank = (i) => names[i].some((n) => n === text) ? 0 : names[i].some((n) => n.startsWith(text)) ? 1 : 2;
      hits = bySize.filter((i) => names[i].some((n) => n.includes(text)))
        .map((i, place) => [rank(i), place, i]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, 30).map((v) => v[2]);
      hit = 0;
      hits.forEach((i, place) => {
        const item = make("li", undefined, found);
        item.id = "hit" + place;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", place === 0);
        const dot = make("span", undefined, item);
        dot.className = "dot";
        dot.style.background = classColor(N[i][0]);
        item.append(" " + N[i][5] + " ");
        make("small", className(N[i][0]), item);
        item.addEventListener("pointerdown", (event) => { event.preventDefault(); choose(place); });
      });
      if (!hits.length) make("li", say("none"), found);
      found.hidden = false;
      $("search").setAttribute("aria-expanded", "true");
      $("search").setAttribute("aria-activedescendant", hits.length ? "hit0" : "");
    }
    function choose(place) {
      if (hits[place] === undefined) return;
      const i = hits[place];
      if (!nodeOn[i]) reset();
      closeFound();
      select(i, true);
    }
    function reset() {
      classOn.clear();
      leastWeight = 0; from = 0; to = Math.max(0, days.length - 1);
      $("weight").value = 0; $("from").value = from; $("to").value = to;
      document.querySelectorAll("#classes input").forEach((box) => { box.checked = true; });
      filter();
    }
    $("search").addEventListener("input", find);
    $("search").addEventListener("blur", closeFound);
    $("search").addEventListener("keydown", (event) => {
      if (event.key === "Enter") { choose(hit); event.preventDefault(); }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp" || !hits.length) return;
      event.preventDefault();
      $("hit" + hit)?.setAttribute("aria-selected", "false");
      hit = (hit + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
      const item = $("hit" + hit);
      item?.setAttribute("aria-selected", "true");
      item?.scrollIntoView({ block: "nearest" });
      $("search").setAttribute("aria-activedescendant", "hit" + hit);
    });

    // Filters.
    const kinds = [...new Set(N.map((n) => n[0]))].sort((a, b) => a - b);
    function showClasses() {
      $("classes").replaceChildren();
      for (const kind of kinds) {
        const label = make("label", undefined, $("classes"));
        const box = make("input", undefined, label);
        box.type = "checkbox";
        box.checked = classOn.get(kind) !== false;
        box.addEventListener("change", () => { classOn.set(kind, box.checked); filter(); });
        const dot = make("span", undefined, label);
        dot.className = "dot";
        dot.style.background = classColor(kind);
        label.append(`${className(kind)} ${N.filter((n) => n[0] === kind).length}`);
      }
    }
    $("weight").max = Math.max(1, Math.min(20, Math.floor(E.reduce((most, e) => Math.max(most, e[3]), 0))));
    $("weight").addEventListener("input", () => { leastWeight = Number($("weight").value); filter(); });
    for (const id of ["from", "to"]) {
      $(id).max = Math.max(0, days.length - 1);
      $(id).value = id === "from" ? 0 : days.length - 1;
      $(id + "Label").hidden = days.length < 2;
      $(id).addEventListener("input", () => {
        if (id === "from") { from = Number($(id).value); if (to < from) { to = from; $("to").value = to; } }
        else { to = Number($(id).value); if (from > to) { from = to; $("from").value = from; } }
        filter();
      });
    }

    // Language and colours.
    function speak() {
      document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
      document.querySelectorAll("[data-say]").forEach((element) => { element.textContent = say(element.dataset.say); });
      $("search").placeholder = say("search");
      $("search").setAttribute("aria-label", say("search"));
      canvas.setAttribute("aria-label", say("help"));
      showClasses();
      showPanel();
      filter();
    }
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const paint = (isDark) => { document.documentElement.dataset.theme = isDark ? "dark" : "light"; redraw(); };
    dark.addEventListener("change", (event) => paint(event.matches));
    $("theme").addEventListener("click", () => paint(document.documentElement.dataset.theme !== "dark"));
    $("language").addEventListener("click", () => { language = language === "zh" ? "en" : "zh"; speak(); });
    $("fit").addEventListener("click", fit);
    window.addEventListener("resize", resize);
    resize();
    speak();
    paint(dark.matches);
    fit();
    requestAnimationFrame(() => { document.body.dataset.ready = "1"; });
    })();

    """#
}
