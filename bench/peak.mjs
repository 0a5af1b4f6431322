// Preloaded into each measured process, ours and the bare one alike: leaves its peak memory in a file.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  writeFileSync(process.env.BENCH_PEAK, String(process.resourceUsage().maxRSS));
});
