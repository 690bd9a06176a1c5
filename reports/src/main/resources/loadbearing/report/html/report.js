(() => {
  const byId = (id) => document.getElementById(id);
  const all = (what, within = document) => [...within.querySelectorAll(what)];

  // The numbers and the charting library are read when the first chart is looked at, not before the page is.
  let runs;
  const numbers = () => runs ??= JSON.parse(byId("data").textContent);
  const library = () => {
    if (window.echarts) { return; }
    const script = document.createElement("script");
    script.textContent = byId("library").textContent;
    document.head.append(script);
  };
  const tokens = () => {
    const style = getComputedStyle(document.documentElement);
    return (name) => style.getPropertyValue("--" + name).trim();
  };
  const drawn = new Map();
  const draw = (element) => {
    const run = numbers()[element.dataset.run];
    if (!run || !element.clientWidth) { return; }
    library();
    const { option, height } = charts[element.dataset.chart](run, tokens());
    element.style.height = height + "px";
    let chart = drawn.get(element);
    if (!chart) {
      chart = echarts.init(element, null, { renderer: "svg" });
      drawn.set(element, chart);
    }
    chart.resize();
    chart.setOption(option, true);
  };
  // What is folded has no width: it is drawn when it is opened.
  document.addEventListener("toggle", (event) => all(".chart", event.target).forEach((element) => {
    if (event.target.open && !drawn.has(element)) { draw(element); }
  }), true);
  addEventListener("resize", () => drawn.forEach((chart) => chart.resize()));
  const again = () => drawn.forEach((_, element) => draw(element));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);

  // On paper nothing can be opened: architectures are, and charts of runs that were open.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details.arch:not([open])");
    opened.forEach((details) => { details.open = true; });
    again();
  });
  addEventListener("afterprint", () => {
    opened.forEach((details) => { details.open = false; });
    again();
  });

  // A link to what is folded opens it, and all around it.
  const reveal = () => {
    const target = location.hash.length > 1 && byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) { return; }
    for (let it = target; it; it = it.parentElement) {
      if (it.tagName === "DETAILS") { it.open = true; }
    }
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) { reveal(); }
  });

  all("table.sortable").forEach((table) => {
    const heads = all("thead tr:last-child th", table), body = table.tBodies[0], first = [...body.rows];
    heads.forEach((head, i) => head.querySelector("button").addEventListener("click", () => {
      const next = { none: "descending", descending: "ascending", ascending: "none" }[head.getAttribute("aria-sort") || "none"];
      heads.forEach((it) => it.removeAttribute("aria-sort"));
      if (next !== "none") { head.setAttribute("aria-sort", next); }
      const value = (row) => i === 0 ? first.length - first.indexOf(row) : row.cells[i].dataset.order === "" ? NaN : +row.cells[i].dataset.order;
      const rows = next === "none" ? first : [...first].sort((a, b) => {
        const [x, y] = [value(a), value(b)];
        return isNaN(x) ? isNaN(y) ? 0 : 1 : isNaN(y) ? -1 : next === "descending" ? y - x : x - y;
      });
      body.append(...rows);
    }));
  });

  let kind = "all";
  const filter = () => {
    const words = byId("find").value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    all("[data-find]").forEach((element) => {
      const text = (element.found ??= element.textContent.toLowerCase());
      const isShown = words.every((word) => text.includes(word)) && (!element.dataset.kind || kind === "all" || kind === element.dataset.kind);
      element.hidden = !isShown;
      count += isShown;
    });
    byId("nothing").hidden = count > 0 || words.length === 0;
  };
  byId("find").addEventListener("input", filter);
  all("[data-show]").forEach((chip) => chip.addEventListener("click", () => {
    kind = chip.dataset.show;
    all("[data-show]").forEach((it) => it.setAttribute("aria-pressed", String(it === chip)));
    filter();
  }));

  const columns = ["ok", "failed", "unknown", "p50", "p95", "p99"];
  all("details.numbers").forEach((details) => details.addEventListener("toggle", () => {
    const run = numbers()[details.dataset.run], box = details.querySelector(".scroll");
    if (!run || box.firstChild) { return; }
    const table = document.createElement("table");
    const row = (cells, tag, parent) => {
      const tr = parent.appendChild(document.createElement("tr"));
      cells.forEach((text) => { const cell = tr.appendChild(document.createElement(tag)); cell.textContent = text; cell.className = "number"; });
    };
    row(["second", "answered/s", "failed/s", "unknown/s", "p50 ms", "p95 ms", "p99 ms"], "th", table.createTHead());
    const body = table.createTBody();
    charts.times(run).forEach((t, i) => row([t, ...columns.map((name) => charts.plain(run[name][i]))].map(String), "td", body));
    box.append(table);
  }));

  reveal();
})();
