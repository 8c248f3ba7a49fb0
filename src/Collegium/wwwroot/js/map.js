// Draws the trust map: places and lines come from the server, so that the same net is the same picture.
const box = document.getElementById("trust-map");

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const groups = (text) => (text ? text.split(";").map((g) => g.split(",").map(Number)) : []);

const looks = [
  { symbol: "circle", size: 9, color: "--accent" },
  { symbol: "diamond", size: 9, color: "--accent" },
  { symbol: "circle", size: 6, color: "--ink-2" },
  { symbol: "triangle", size: 10, color: "--red" },
  { symbol: "rect", size: 7, color: "--ochre" },
  { symbol: "triangle", size: 9, color: "--ink-3" },
];

function lines(map, pairs, style) {
  const data = [];
  for (const [from, to] of pairs) {
    data.push([map.at[2 * from], map.at[2 * from + 1]], [map.at[2 * to], map.at[2 * to + 1]], [null, null]);
  }
  return { type: "line", data, silent: true, showSymbol: false, animation: false, connectNulls: false, lineStyle: style, z: style.z ?? 1 };
}

function pairsOf(flat) {
  const pairs = [];
  for (let i = 0; i < flat.length; i += 2) pairs.push([flat[i], flat[i + 1]]);
  return pairs;
}

const steps = (chains) => chains.flatMap((chain) => chain.slice(1).map((to, i) => [chain[i], to]));

// Many marks of one kind are drawn as one path.
function marks(map, kind, among, more = 0) {
  const { symbol, size, color } = looks[kind];
  const data = [];
  for (const i of among) {
    if (map.kinds.charCodeAt(i) - 48 === kind) data.push([map.at[2 * i], map.at[2 * i + 1], i]);
  }
  const large = data.length > 300;
  const fit = Math.min(1, (14 * box.clientWidth) / (2 * map.radius) / 11);
  return { type: "scatter", data, symbol, symbolSize: Math.max(2, size * fit) + more, large, animation: false, z: more ? 4 : 3, itemStyle: { color: token(color), opacity: 1 }, emphasis: { disabled: large } };
}

function option(map) {
  const chains = groups(box.dataset.chains);
  const rings = groups(box.dataset.rings);
  const chosen = [...new Set(chains.flat())];
  const all = [...map.names.keys()];
  const inRings = new Set(rings.flat());
  const ties = pairsOf(map.ties);
  const far = map.radius + 20;
  const axis = { type: "value", min: -far, max: far, show: false };
  return {
    animation: false,
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    xAxis: axis,
    yAxis: axis,
    dataZoom: [{ type: "inside", xAxisIndex: 0, filterMode: "none" }, { type: "inside", yAxisIndex: 0, filterMode: "none" }],
    tooltip: { renderMode: "richText", formatter: (p) => map.names[p.value[2]] },
    series: [
      lines(map, ties, { color: token("--rule"), width: ties.length > 3000 ? 0.5 : 1, z: 1 }),
      lines(map, ties.filter(([a, b]) => inRings.has(a) && inRings.has(b)), { color: token("--red"), width: 2, type: "dashed", z: 2 }),
      lines(map, steps(chains), { color: token("--accent"), width: 2.5, z: 2 }),
      ...looks.map((_, kind) => marks(map, kind, all)),
      ...looks.map((_, kind) => marks(map, kind, chosen, 6)),
    ],
  };
}

async function draw() {
  const map = await (await fetch(box.dataset.src)).json();
  const chart = window.echarts.init(box);
  chart.setOption(option(map));
  chart.on("click", (p) => { if (p.seriesType === "scatter") location.assign(`/trust?of=${p.value[2]}`); });
  new ResizeObserver(() => chart.resize()).observe(box);
  chart.on("finished", () => { box.dataset.drawn ??= Math.round(performance.now()); });
}

if (box && window.echarts) draw();
