"use strict";
/** What stands in a chart: options of ECharts from the numbers of a run and a function for the page's colours. */
const charts = (() => {
  const plain = (value) => value == null ? "–" : value >= 1000 ? Math.round(value).toLocaleString("en") : String(+value.toPrecision(3));
  const times = (run) => run.ok.map((_, i) => i * run.width);
  // A step ends where its second does, or the last second would be missing.
  const steps = (run, values) => [...times(run).map((t, i) => [t, values[i]]), [run.ok.length * run.width, values[values.length - 1]]];
  const points = (run, values) => times(run).map((t, i) => [t + run.width / 2, values[i] > 0 ? values[i] : null]);
  const isDark = () => matchMedia("(prefers-color-scheme: dark)").matches && !matchMedia("print").matches;
  const hues = () => isDark()
    ? ["#5fa5e3", "#e09a55", "#67c48f", "#d584d8", "#f0708a", "#b7c95a", "#8fa6ff", "#d9906a", "#4fc4c4", "#b89be0"]
    : ["#2f75b5", "#b4691f", "#2e8055", "#8b2f8f", "#b53a52", "#6b7a1f", "#4a5fd0", "#a0522d", "#1f8a8a", "#7a5aa6"];

  const base = (c) => ({
    animation: false,
    aria: { enabled: false },
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    tooltip: { trigger: "axis", confine: true, renderMode: "richText", backgroundColor: c("sheet"), borderColor: c("line"), textStyle: { color: c("ink"), fontSize: 12 } },
  });

  const shades = (run, c, named) => ({
    silent: true,
    itemStyle: { color: c("failed"), opacity: 0.13 },
    label: { show: named, color: c("bad"), fontSize: 11, position: "insideTopLeft", distance: 3, overflow: "truncate" },
    data: run.faults.map((f, i) => [{ name: f.name, xAxis: f.begin, label: { distance: 3 + 13 * (i % 2) } }, { xAxis: f.end }]),
  });
  const phases = (run, c) => run.phases.length < 2 ? undefined : {
    silent: true, symbol: "none",
    lineStyle: { color: c("line"), type: "solid" },
    label: { show: true, color: c("soft"), fontSize: 10, formatter: (p) => p.name, position: "insideEndBottom" },
    data: run.phases.map((p) => ({ name: p.name, xAxis: p.begin })),
  };

  /** The panels of a run, from the top: height, name, unit, axis and series of each. */
  const panels = (run, c) => {
    const area = (name, values, colour, opacity) => ({
      name, type: "line", symbol: "none", step: "end", data: steps(run, values), unit: "/s",
      lineStyle: { width: 1.5, color: colour }, itemStyle: { color: colour }, areaStyle: { color: colour, opacity },
    });
    const other = (name, values, colour) => values.some((v) => v > 0) ? [area(name, values, colour, 0.3)] : [];
    const latency = (name) => ({
      name, type: "line", symbol: run.ok.length < 3 ? "circle" : "none", connectNulls: false, data: points(run, run[name]), unit: " ms",
      lineStyle: { width: name === "p99" ? 1.1 : 1.6, color: c(name), type: name === "p99" ? "dashed" : "solid" }, itemStyle: { color: c(name) },
    });
    const all = [...run.p50, ...run.p99].filter((v) => v != null && v > 0);
    const decade = (f, v) => Math.pow(10, f(Math.log10(v)));
    const result = [
      { height: 120, name: "served and not, per second", axis: { type: "value", max: (v) => Math.ceil(v.max * 1.3) || 1, axisLabel: { showMaxLabel: false } }, series: [area("answered", run.ok, c("ok"), 0.14), ...other("failed", run.failed, c("failed")), ...other("unknown", run.unknown, c("unknown"))] },
      { height: 100, name: "latency from due, ms", axis: { type: "log", min: all.length ? decade(Math.floor, Math.min(...all)) : 1, max: all.length ? decade(Math.ceil, Math.max(...all)) : 10 }, series: ["p50", "p95", "p99"].map(latency) },
    ];
    if (run.nodes.length) {
      const colours = hues();
      result.push({ height: 90, name: "CPU, share of each budget", axis: { type: "value", axisLabel: { formatter: (v) => Math.round(v * 100) + " %" } }, series: run.nodes.map((node, i) => ({
        name: node.name, type: "line", symbol: "none", data: node.points, unit: "%",
        lineStyle: { width: 1.3, color: colours[i % 10], type: i < 10 ? "solid" : "dashed" }, itemStyle: { color: colours[i % 10] },
      })) });
    }
    if (run.reigns.length) {
      const names = [...new Set(run.reigns.map((r) => r.node || r.name))].reverse();
      result.push({ height: 16 + 18 * names.length, name: "who takes the writes", axis: { type: "category", data: names, axisTick: { show: false } }, series: [{
        name: "primary", type: "line", data: names.map((n) => [0, n]), symbol: "none", lineStyle: { width: 0 }, itemStyle: { color: c("accent") }, tooltip: { show: false }, isHidden: true,
        markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: c("accent"), width: 9, type: "solid", opacity: 0.75 }, data: run.reigns.map((r) => [{ coord: [r.begin, r.name] }, { coord: [r.end, r.name] }]) },
      }] });
    }
    return result;
  };

  const line = (run, c) => {
    const option = { ...base(c), grid: [], xAxis: [], yAxis: [], series: [], title: [], axisPointer: { link: [{ xAxisIndex: "all" }] } };
    const end = Math.max(run.until, run.ok.length * run.width);
    const all = panels(run, c);
    let top = 52;
    all.forEach((panel, i) => {
      const isLast = i === all.length - 1;
      option.title.push({ text: panel.name, left: 4, top: top - 20, textStyle: { fontSize: 11.5, fontWeight: 600, color: c("soft") } });
      option.grid.push({ left: 66, right: 16, top, height: panel.height });
      option.xAxis.push({ gridIndex: i, type: "value", min: 0, max: end, axisLabel: { show: isLast, color: c("soft"), formatter: (v) => plain(v) + " s" }, axisTick: { show: isLast }, axisLine: { lineStyle: { color: c("line") } }, splitLine: { show: false }, axisPointer: { label: { show: isLast, formatter: (p) => plain(p.value) + " s" } } });
      option.yAxis.push({ gridIndex: i, splitNumber: 3, splitLine: { lineStyle: { color: c("line"), opacity: 0.7 } }, ...panel.axis, axisLabel: { color: c("soft"), fontSize: 11, formatter: plain, ...panel.axis.axisLabel, ...(panel.axis.type === "category" ? { formatter: undefined } : {}) } });
      panel.series.forEach((series, j) => {
        option.series.push({ ...series, xAxisIndex: i, yAxisIndex: i, ...(j === 0 ? { markArea: shades(run, c, i === 0), ...(i === 0 ? { markLine: phases(run, c) } : {}) } : {}) });
      });
      top += panel.height + 34;
    });
    option.legend = { top: 4, left: 0, icon: "roundRect", itemWidth: 14, itemHeight: 4, textStyle: { color: c("soft"), fontSize: 12 }, type: "scroll", pageIconColor: c("soft"), pageTextStyle: { color: c("soft") }, data: option.series.filter((s) => !s.isHidden).map((s) => s.name) };
    option.dataZoom = [
      { type: "inside", xAxisIndex: all.map((_, i) => i), zoomOnMouseWheel: "ctrl", moveOnMouseWheel: false, preventDefaultMouseMove: false },
      { type: "slider", xAxisIndex: all.map((_, i) => i), top: top + 2, height: 16, left: 66, right: 16, showDetail: false, brushSelect: false, borderColor: c("line"), fillerColor: c("zoom"), handleStyle: { color: c("sheet"), borderColor: c("soft") }, moveHandleSize: 0, dataBackground: { lineStyle: { opacity: 0 }, areaStyle: { opacity: 0 } }, selectedDataBackground: { lineStyle: { opacity: 0 }, areaStyle: { opacity: 0 } } },
    ];
    option.tooltip.formatter = (all) => all.length === 0 ? "" : plain(all[0].axisValue) + " s\n" + all.filter((p) => !option.series[p.seriesIndex].isHidden).map((p) => {
      const unit = option.series[p.seriesIndex].unit, value = p.value[1];
      return p.seriesName + ": " + (value == null ? "–" : unit === "%" ? Math.round(value * 100) + " %" : plain(value) + unit);
    }).join("\n");
    return { option, height: top + 26 };
  };

  const scaling = (run, c) => {
    const dots = run.scaling.points, fit = run.scaling.fit;
    const one = dots[0].capacity[0] / dots[0].n, last = dots[dots.length - 1].n;
    const curve = [];
    for (let n = 1; fit && n <= last + 0.001; n += 0.1) { curve.push([n, fit.lambda * n / (1 + fit.sigma * (n - 1) + fit.kappa * n * (n - 1))]); }
    const bars = dots.filter((p) => p.interval.length === 2).map((p) => [{ coord: [p.n, p.interval[0]], symbol: "rect", symbolSize: [10, 1.5] }, { coord: [p.n, p.interval[1]], symbol: "rect", symbolSize: [10, 1.5] }]);
    const option = {
      ...base(c),
      grid: { left: 8, right: 14, top: 34, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0, icon: "roundRect", itemWidth: 14, itemHeight: 4, textStyle: { color: c("soft"), fontSize: 12 } },
      xAxis: { type: "value", min: 0, max: last + 0.5, interval: 1, axisLabel: { color: c("soft"), formatter: (v) => Number.isInteger(v) && v > 0 ? v + (v === 1 ? " clone" : " clones") : "" }, axisLine: { lineStyle: { color: c("line") } }, splitLine: { show: false } },
      yAxis: { type: "value", axisLabel: { color: c("soft"), formatter: plain }, splitLine: { lineStyle: { color: c("line"), opacity: 0.7 } } },
      series: [
        { name: "in proportion", type: "line", symbol: "none", data: [[0, 0], [last, one * last]], lineStyle: { color: c("soft"), type: "dashed", width: 1.2 }, itemStyle: { color: c("soft") } },
        ...(curve.length ? [{ name: "fitted law", type: "line", symbol: "none", data: curve, lineStyle: { color: c("p95"), width: 2 }, itemStyle: { color: c("p95") } }] : []),
        { name: "measured", type: "scatter", symbolSize: 10, data: dots.map((p) => [p.n, p.capacity[0]]), itemStyle: { color: c("ok") }, markLine: { silent: true, label: { show: false }, lineStyle: { type: "solid", color: c("ok"), width: 1.5 }, data: bars } },
      ],
    };
    option.tooltip.valueFormatter = (v) => plain(v) + "/s";
    return { option, height: 280 };
  };

  return { line, scaling, plain, times };
})();
