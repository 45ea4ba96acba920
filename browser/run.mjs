// Runs the tests of the browser in one process, so that they share one market and one Chromium. Names on the command line choose files.

import { readdirSync } from 'node:fs';

const chosen = process.argv.slice(2);
const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.test.mjs'));
const wanted = files.filter((file) => chosen.length === 0 || chosen.some((name) => file.startsWith(name)));
if (wanted.length === 0) throw new Error(`no test file is called so: there are ${files.join(', ')}`);
for (const file of wanted.sort()) await import(`./${file}`);
