"use strict";
(() => {
  const runs = JSON.parse(document.getElementById("data").textContent);
  const drawn = new Map();
  const tokens = () => {
    const style = getComputedStyle(document.documentElement);
    return (name) => style.getPropertyValue("--" + name).trim();
  };
  const plain = (value) => value == null ? "–" : value >= 1000 ? Math.round(value).toLocaleString("en") : String(+value.toPrecision(3));
  const times = (run) => run.ok.map((_, i) => i * run.width);
  const zip = (run, values) => times(run).map((t, i) => [t, values[i]]);

  const shades = (run, c) => ({
    silent: true,
    itemStyle: { color: c("failed"), opacity: 0.13 },
    label: { color: c("bad"), fontSize: 12, position: "insideTopLeft", distance: 4 },
    data: run.faults.map((f) => [{ name: f.name, xAxis: f.begin }, { xAxis: f.end }]),
  });
  const phases = (run, c) => run.phases.length < 2 ? undefined : {
    silent: true, symbol: "none",
    lineStyle: { color: c("line"), type: "solid" },
    label: { show: true, color: c("soft"), fontSize: 10, formatter: (p) => p.name, position: "insideEndBottom" },
    data: run.phases.map((p) => ({ name: p.name, xAxis: p.begin })),
  };
  const base = (run, c, unit) => ({
    animation: false,
    aria: { enabled: false },
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 8, right: 14, top: 34, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, icon: "roundRect", itemWidth: 14, itemHeight: 4, textStyle: { color: c("soft"), fontSize: 12 }, type: "scroll", pageIconColor: c("soft"), pageTextStyle: { color: c("soft") } },
    tooltip: { trigger: "axis", confine: true, renderMode: "richText", backgroundColor: c("sheet"), borderColor: c("line"), textStyle: { color: c("ink"), fontSize: 13 }, valueFormatter: (v) => plain(v) + " " + unit },
    xAxis: { type: "value", min: 0, max: run.ok.length * run.width, axisLabel: { color: c("soft"), formatter: "{value} s" }, axisLine: { lineStyle: { color: c("line") } }, splitLine: { show: false } },
    yAxis: { type: "value", axisLabel: { color: c("soft"), formatter: (v) => plain(v) + (unit === "/s" ? "" : " " + unit) }, splitLine: { lineStyle: { color: c("line"), opacity: 0.7 } } },
  });
  const charts = {
    throughput(run, c) {
      const area = (name, values, colour, opacity) => ({
        name, type: "line", symbol: "none", step: "end", data: zip(run, values),
        lineStyle: { width: 1.6, color: colour }, itemStyle: { color: colour }, areaStyle: { color: colour, opacity },
      });
      const ok = area("answered", run.ok, c("ok"), 0.14);
      ok.markArea = shades(run, c);
      ok.markLine = phases(run, c);
      const option = base(run, c, "/s");
      option.yAxis.max = (value) => Math.ceil(value.max * 1.12);
      option.yAxis.axisLabel.showMaxLabel = false;
      const other = (name, values, colour) => values.some((v) => v > 0) ? [area(name, values, colour, 0.3)] : [];
      return { ...option, series: [ok, ...other("failed", run.failed, c("failed")), ...other("unknown", run.unknown, c("unknown"))] };
    },
    latency(run, c) {
      const all = [...run.p50, ...run.p99].filter((v) => v != null && v > 0);
      const decade = (f, v) => Math.pow(10, f(Math.log10(v)));
      const line = (name) => ({
        name, type: "line", symbol: run.ok.length < 3 ? "circle" : "none", connectNulls: false, data: zip(run, run[name].map((v) => v > 0 ? v : null)),
        lineStyle: { width: name === "p99" ? 1.2 : 1.8, color: c(name), type: name === "p99" ? "dashed" : "solid" }, itemStyle: { color: c(name) },
      });
      const series = ["p50", "p95", "p99"].map(line);
      series[0].markArea = shades(run, c);
      const option = base(run, c, "ms");
      option.yAxis.type = "log";
      if (all.length) { option.yAxis.min = decade(Math.floor, Math.min(...all)); option.yAxis.max = decade(Math.ceil, Math.max(...all)); }
      return { ...option, series };
    },
    cpu(run, c) {
      const colours = matchMedia("(prefers-color-scheme: dark)").matches && !matchMedia("print").matches
        ? ["#5fa5e3", "#e09a55", "#67c48f", "#d584d8", "#f0708a", "#b7c95a", "#8fa6ff", "#d9906a", "#4fc4c4", "#b89be0"]
        : ["#2f75b5", "#b4691f", "#2e8055", "#8b2f8f", "#b53a52", "#6b7a1f", "#4a5fd0", "#a0522d", "#1f8a8a", "#7a5aa6"];
      const option = base(run, c, "");
      option.tooltip.valueFormatter = (v) => v == null ? "–" : Math.round(v * 100) + " %";
      option.yAxis.axisLabel.formatter = (v) => Math.round(v * 100) + " %";
      const series = run.nodes.map((node, i) => ({
        name: node.name, type: "line", symbol: "none", data: node.points,
        lineStyle: { width: 1.6, color: colours[i % 10], type: i < 10 ? "solid" : "dashed" }, itemStyle: { color: colours[i % 10] },
      }));
      if (series.length) { series[0].markArea = shades(run, c); }
      return { ...option, series };
    },
    scaling(run, c) {
      const points = run.scaling.points, fit = run.scaling.fit;
      const one = points[0].capacity[0] / points[0].n, last = points[points.length - 1].n;
      const curve = [];
      for (let n = 1; fit && n <= last + 0.001; n += 0.1) { curve.push([n, fit.lambda * n / (1 + fit.sigma * (n - 1) + fit.kappa * n * (n - 1))]); }
      const option = base({ ...run, faults: [], phases: [] }, c, "/s");
      option.xAxis = { ...option.xAxis, min: 0, max: last + 0.5, interval: 1, axisLabel: { color: c("soft"), formatter: (v) => Number.isInteger(v) && v > 0 ? v + (v === 1 ? " clone" : " clones") : "" } };
      const bars = points.filter((p) => p.interval.length === 2).map((p) => [{ coord: [p.n, p.interval[0]], symbol: "rect", symbolSize: [10, 1.5] }, { coord: [p.n, p.interval[1]], symbol: "rect", symbolSize: [10, 1.5] }]);
      return { ...option, series: [
        { name: "in proportion", type: "line", symbol: "none", data: [[0, 0], [last, one * last]], lineStyle: { color: c("soft"), type: "dashed", width: 1.2 }, itemStyle: { color: c("soft") } },
        ...(curve.length ? [{ name: "fitted law", type: "line", symbol: "none", data: curve, lineStyle: { color: c("p95"), width: 2 }, itemStyle: { color: c("p95") } }] : []),
        { name: "measured", type: "scatter", symbolSize: 10, data: points.map((p) => [p.n, p.capacity[0]]), itemStyle: { color: c("ok") }, markLine: { silent: true, label: { show: false }, lineStyle: { type: "solid", color: c("ok"), width: 1.5 }, data: bars } },
      ] };
    },
  };

  const draw = (element) => {
    const run = runs[element.dataset.run];
    if (!run) { return; }
    let chart = drawn.get(element);
    if (!chart) {
      chart = echarts.init(element, null, { renderer: "svg" });
      if (element.dataset.chart !== "scaling") { chart.group = element.dataset.run; echarts.connect(chart.group); }
      drawn.set(element, chart);
    } else {
      chart.resize();
    }
    chart.setOption(charts[element.dataset.chart](run, tokens()), true);
  };
  const elements = [...document.querySelectorAll(".chart")];
  // One a turn, from the top, so that the page can be read and scrolled meanwhile.
  const drawNext = (i) => {
    if (i < elements.length) { draw(elements[i]); setTimeout(() => drawNext(i + 1)); }
  };
  drawNext(0);
  addEventListener("resize", () => drawn.forEach((chart) => chart.resize()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawn.forEach((_, element) => draw(element)));
  matchMedia("print").addEventListener("change", () => elements.forEach(draw));
  addEventListener("beforeprint", () => elements.forEach(draw));

  const columns = ["ok", "failed", "unknown", "p50", "p95", "p99"];
  document.querySelectorAll("details.numbers").forEach((details) => details.addEventListener("toggle", () => {
    const run = runs[details.dataset.run], box = details.querySelector(".scroll");
    if (!run || box.firstChild) { return; }
    const table = document.createElement("table");
    const row = (cells, tag, parent) => {
      const tr = parent.appendChild(document.createElement("tr"));
      cells.forEach((text) => { const cell = tr.appendChild(document.createElement(tag)); cell.textContent = text; cell.className = "number"; });
    };
    row(["second", "answered/s", "failed/s", "unknown/s", "p50 ms", "p95 ms", "p99 ms"], "th", table.createTHead());
    const body = table.createTBody();
    times(run).forEach((t, i) => row([t, ...columns.map((name) => plain(run[name][i]))].map(String), "td", body));
    box.append(table);
  }));
})();
