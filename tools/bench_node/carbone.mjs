// carbone as its README shows: render(template path, data), one row after the other. What it keeps of a template
// between two calls is its own affair. Arguments: template, contexts (JSON list), output folder, warm-up rows.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import carbone from "carbone";

const [template, contexts, folder, warm] = process.argv.slice(2);
const path = resolve(template);
const rows = JSON.parse(readFileSync(contexts, "utf8"));
const render = promisify(carbone.render);

async function one(row, name) {
  writeFileSync(join(folder, name), await render(path, row));
}

for (let number = 0; number < Number(warm); number++) await one(rows[number % rows.length], "warm.docx");
const cpu = process.cpuUsage();
const start = performance.now();
for (const [number, row] of rows.entries()) await one(row, `${number}.docx`);
const seconds = (performance.now() - start) / 1000;
const used = process.cpuUsage(cpu);
console.log(JSON.stringify({ documents: rows.length, seconds, cpu: (used.user + used.system) / 1e6 }));
