// docxtemplater as its documentation shows. An instance renders once, so each row has one of its own; the template is
// read from the disk once. Arguments: template, contexts (JSON list), output folder, warm-up rows.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import PizZip from "pizzip";
import Docxtemplater from "docxtemplater";

const [template, contexts, folder, warm] = process.argv.slice(2);
const content = readFileSync(template);
const rows = JSON.parse(readFileSync(contexts, "utf8"));

function one(row, name) {
  const doc = new Docxtemplater(new PizZip(content), { paragraphLoop: true, linebreaks: true });
  doc.render(row);
  writeFileSync(join(folder, name), doc.toBuffer());
}

for (let number = 0; number < Number(warm); number++) one(rows[number % rows.length], "warm.docx");
const cpu = process.cpuUsage();
const start = performance.now();
rows.forEach((row, number) => one(row, `${number}.docx`));
const seconds = (performance.now() - start) / 1000;
const used = process.cpuUsage(cpu);
console.log(JSON.stringify({ documents: rows.length, seconds, cpu: (used.user + used.system) / 1e6 }));
