// Countries of Natural Earth (public domain, 1:50 million, by way of the npm package world-atlas) as SVG paths in
// Mercator's projection. The Python side projects points the same way: see drawing/projection.py.
import { createRequire } from "node:module";
import iso from "iso-3166-1";

const require = createRequire(import.meta.url);
const WIDTH = 8000; // units around the equator
const NORTHMOST = 83.7, SOUTHMOST = -60; // degrees; without Antarctica
const WITHOUT_CODE = { Kosovo: "XK" };

const radians = (degrees) => (degrees * Math.PI) / 180;
const mercator = (lat) => Math.log(Math.tan(Math.PI / 4 + radians(lat) / 2));

function projected([lon, lat]) {
  const held = Math.min(NORTHMOST, Math.max(SOUTHMOST, lat));
  const x = ((lon + 180) / 360) * WIDTH;
  const y = ((mercator(NORTHMOST) - mercator(held)) / (2 * Math.PI)) * WIDTH;
  return [Math.round(x), Math.round(y)];
}

// TopoJSON: arcs are quantized and each point is a difference to the one before.
function decoded({ arcs, transform: { scale, translate } }) {
  return arcs.map((arc) => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return projected([x * scale[0] + translate[0], y * scale[1] + translate[1]]);
    });
  });
}

function ring(indexes, arcs) {
  const points = indexes.flatMap((index) => (index < 0 ? [...arcs[~index]].reverse() : arcs[index]));
  return points.filter(([x, y], n) => n === 0 || x !== points[n - 1][0] || y !== points[n - 1][1]);
}

function path(points) {
  const steps = points.slice(1).map(([x, y], n) => `${x - points[n][0]},${y - points[n][1]}`);
  return `M${points[0]}l${steps.join(" ")}z`;
}

function box(rings) {
  const size = (points) => {
    const xs = points.map(([x]) => x), ys = points.map(([, y]) => y);
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  };
  const area = ([left, top, right, bottom]) => (right - left) * (bottom - top);
  return rings.map(size).reduce((best, next) => (area(next) > area(best) ? next : best));
}

// By ISO 3166-1 alpha-2 code: `d` is the path, `box` the bounds of the largest part (left, top, right, bottom).
export function countries() {
  const topology = require("world-atlas/countries-50m.json");
  const arcs = decoded(topology);
  const shapes = {};
  for (const { id, type, arcs: parts, properties } of topology.objects.countries.geometries) {
    const code = (id && iso.whereNumeric(id)?.alpha2) || WITHOUT_CODE[properties.name] || `-${properties.name}`;
    if (code === "AQ" || !parts) continue;
    const polygons = type === "Polygon" ? [parts] : parts;
    const outer = polygons.map(([first]) => ring(first, arcs));
    const rings = polygons.flat().map((indexes) => ring(indexes, arcs)).filter((points) => points.length > 3);
    if (!rings.length) rings.push(...outer);
    const known = shapes[code];
    shapes[code] = { d: (known?.d ?? "") + rings.map(path).join(""), box: known?.box ?? box(outer) };
  }
  return shapes;
}

// All countries in one drawing, quiet in light and in dark; nobody's words stand in it.
export function land(shapes) {
  const height = projected([0, SOUTHMOST])[1];
  const paths = Object.values(shapes).map(({ d }) => `<path d="${d}"/>`).join("");
  const style =
    "path{fill:#efebe1;stroke:#c9c3b4;stroke-width:.6;stroke-linejoin:round}" +
    "@media(prefers-color-scheme:dark){path{fill:#262521;stroke:#45423a}}";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"><style>${style}</style>${paths}</svg>`;
}
