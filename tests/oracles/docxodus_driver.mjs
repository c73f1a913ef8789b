// Docxodus over lines of JSON: {"do": "accept" | "reject" | "compare", "source", "other", "target"}, answered by
// {"error": null or text}. The first answer says that the engine is up; the end of the orders ends it.
// Called as: node docxodus_driver.mjs .../docxodus/dist/core.js

import { readFile, writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const say = (error) => process.stdout.write(JSON.stringify({ error }) + "\n");
for (const loud of ["log", "info", "debug", "warn"]) console[loud] = () => {}; // the answers alone go to stdout

const engine = await import(pathToFileURL(process.argv[2]));
await engine.initialize();
say(null);

const read = async (path) => new Uint8Array(await readFile(path));
const deeds = {
  accept: async (order) => engine.docxDiffAcceptRevisions(await read(order.source)),
  reject: async (order) => engine.docxDiffRejectRevisions(await read(order.source)),
  compare: async (order) => engine.docxDiffCompare(await read(order.source), await read(order.other)),
};

for await (const line of createInterface({ input: process.stdin })) {
  try {
    const order = JSON.parse(line);
    await writeFile(order.target, await deeds[order.do](order));
    say(null);
  } catch (error) {
    say(String(error && error.message ? error.message : error));
  }
}
process.exit(0);
