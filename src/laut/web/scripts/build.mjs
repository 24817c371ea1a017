// Builds what `make web` puts below static/dist: the bundle of scripts and the shapes of the map.
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { countries, land } from "./world.mjs";

const here = new URL(".", import.meta.url);
const out = fileURLToPath(new URL("../static/dist/", here));

await mkdir(out, { recursive: true });
await build({
  entryPoints: [fileURLToPath(new URL("explorer.ts", here))],
  outfile: `${out}explorer.js`,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
});
const shapes = countries();
await writeFile(`${out}world.json`, JSON.stringify(shapes));
await writeFile(`${out}world.svg`, land(shapes));
