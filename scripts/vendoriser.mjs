// Copies the vendored files from node_modules to their committed places.
// Run: npm ci && npm run vendoriser
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const font = "@fontsource/atkinson-hyperlegible";
const fonts = "pasdecote/ground/ui/static/ui/fonts";
const tests = "tests/e2e/vendor";
const journal = "pasdecote/spine/journal/static/journal/vendor";

// The "latin" files hold œ € « » ’ – … and the non-breaking spaces: all that French asks for.
const copies = [
  [`${font}/files/atkinson-hyperlegible-latin-400-normal.woff2`, `${fonts}/atkinson-regular.woff2`],
  [`${font}/files/atkinson-hyperlegible-latin-700-normal.woff2`, `${fonts}/atkinson-bold.woff2`],
  [`${font}/LICENSE`, `${fonts}/LICENCE-OFL.txt`],
  ["idb/build/index.js", `${journal}/idb.js`],
  ["idb/LICENSE", `${journal}/LICENCE-idb-ISC.txt`],
  ["axe-core/axe.min.js", `${tests}/axe.min.js`],
  ["axe-core/LICENSE", `${tests}/LICENCE-axe-core-MPL-2.0.txt`],
];

for (const [source, target] of copies) {
  await mkdir(join(root, dirname(target)), { recursive: true });
  await copyFile(join(root, "node_modules", source), join(root, target));
  console.log(target);
}

const versions = {};
for (const name of [font, "idb", "axe-core"]) {
  const file = join(root, "node_modules", name, "package.json");
  versions[name] = JSON.parse(await readFile(file, "utf8")).version;
}
const note = Object.entries(versions).map(([name, version]) => `${name} ${version}\n`).join("");
await writeFile(join(root, tests, "VERSIONS.txt"), note);
