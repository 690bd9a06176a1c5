// What a person would stumble over, said to the console as one line that PageIT reads.
addEventListener("load", async () => {
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const inside = (box, around) => box.left >= around.left - 1 && box.right <= around.right + 1 && box.top >= around.top - 1 && box.bottom <= around.bottom + 1;
  const overlap = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const said = (element) => element.textContent.trim().slice(0, 60);

  // Some architectures and runs are opened, as readers do.
  all("details.arch").filter((_, i) => i % 8 === 0).forEach((it) => { it.open = true; all("details.run", it).slice(0, 1).forEach((run) => { run.open = true; }); });
  all("#ledger details").slice(0, 3).forEach((it) => { it.open = true; });
  await new Promise((done) => setTimeout(done, 500));

  const root = document.documentElement;
  const clipped = all("body *").filter((it) => it.clientWidth > 0 && getComputedStyle(it).overflowX !== "visible" && !it.closest(".hidden, svg") && !it.matches("[tabindex], input") && it.scrollWidth > it.clientWidth + 1).map(said);
  const outside = all(".graph .node").flatMap((node) => {
    const box = node.querySelector("rect").getBoundingClientRect();
    return all("text", node).filter((text) => box.width > 0 && !inside(text.getBoundingClientRect(), box)).map(said);
  });
  const beyond = all("main *").filter((it) => it.children.length === 0 && !it.closest(".scroll, svg, .hidden, .chart") && it.getBoundingClientRect().right > root.clientWidth + 1).map(said);
  const names = all(".pareto text").map((it) => it.getBoundingClientRect());
  const covered = names.filter((it, i) => names.some((other, j) => j > i && overlap(it, other))).length;
  const dead = all("a[href^='#']").filter((it) => !document.getElementById(it.hash.slice(1))).map((it) => it.hash);
  const mute = all(".scroll").filter((it) => it.tabIndex < 0 || !it.getAttribute("aria-label")).map(said);
  // Once is enough, for it takes its time. Its preload waits for timers that virtual time never lets go by.
  const isOnce = innerWidth > 1000 && !matchMedia("(prefers-color-scheme: dark)").matches;
  const violations = isOnce ? (await axe.run(document, { resultTypes: ["violations"], preload: false })).violations : undefined;
  const serious = violations?.filter((it) => ["serious", "critical"].includes(it.impact)).map((it) => it.id + ": " + it.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", "));
  console.log("LOOKED " + JSON.stringify({
    wide: root.scrollWidth - root.clientWidth, clipped, outside, beyond, covered, dead, mute, serious,
    jumps: all("[tabindex]").filter((it) => it.tabIndex > 0).map(said), charts: all(".chart svg").length,
  }));
});
