// The demo market as a process: started on a free port, stopped as an operator would.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** How long the demo may take until it says its address. */
const START_MS = 60_000;

/** Starts `rolecall serve --demo` and waits until it says where. */
export async function startMarket() {
  const binary = process.env.ROLECALL_TEST_BINARY;
  assert.ok(binary, 'ROLECALL_TEST_BINARY names no program: the tests run by `cargo xtask test` or `cargo xtask browser`');
  const server = spawn(binary, ['serve', '--demo', '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  process.on('exit', () => server.kill('SIGKILL'));
  const said = [];
  const origin = await new Promise((resolve, reject) => {
    const overdue = setTimeout(() => reject(new Error(`no address within ${START_MS} ms`)), START_MS);
    for (const stream of [server.stdout, server.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
        if (address) resolve(address[0]);
      });
    }
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`it ended with ${code}`)));
    server.on('exit', () => clearTimeout(overdue));
  }).catch((error) => {
    throw new Error(`\`${binary} serve --demo\` did not start: ${error.message}\n${said.join('\n')}`);
  });
  return { origin, hero: () => hero(said), stop: () => stop(server, said) };
}

/** The matches that the demo suggests to read. */
function hero(said) {
  const [path] = /\/candidates\/[0-9a-f-]+\/matches/.exec(said.join('\n')) ?? [];
  assert.ok(path, `the demo suggests no matches to read:\n${said.join('\n')}`);
  return path;
}

/** Asks the market to stop, and fails unless it ends well and left no report of a broken Content-Security-Policy in its log. */
async function stop(server, said) {
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  const [code, signal] = await ended;
  const log = said.join('\n');
  assert.deepEqual({ code, signal }, { code: 0, signal: null }, `SIGTERM did not end the market well:\n${log}`);
  const reports = said.filter((line) => /content security policy/i.test(line));
  assert.deepEqual(reports, [], 'a page broke its Content-Security-Policy');
}
