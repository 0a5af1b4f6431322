// The same checks by hand: status, JSON field and body text of each answer, 50 at a time or in order.
import { Agent, get } from 'node:http';

const { base, paths, concurrency } = JSON.parse(process.env.BENCH_CHECKS);
const agent = new Agent({ keepAlive: true, maxSockets: concurrency });

function check(path) {
  return new Promise((resolve, reject) => {
    const request = get(base + path, { agent }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => {
        resolve(response.statusCode === 200 && JSON.parse(body).status === 'ok');
      });
    });
    request.on('error', reject);
  });
}

const queue = [...paths];
let passed = 0;
async function work() {
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (await check(path)) passed += 1;
  }
}
await Promise.all(Array.from({ length: Math.min(concurrency, paths.length) }, work));
agent.destroy();
console.log(`${passed} passed`);
process.exitCode = passed === paths.length ? 0 : 1;
