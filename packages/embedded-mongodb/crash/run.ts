/** Kills the server a hundred times (or as many as CRASH_KILLS says) under concurrent writers, and reports. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crashRounds } from './rounds.ts';

const folder = mkdtempSync(join(tmpdir(), 'crash-'));
const { kills, acknowledged, problems } = await crashRounds(folder, Number(process.env.CRASH_KILLS ?? 100));
console.log(`${kills} kills, ${acknowledged} acknowledged writes, ${problems.length} problems`);
for (const problem of problems.slice(0, 20)) console.error(problem);
if (problems.length === 0) rmSync(folder, { recursive: true, force: true });
process.exitCode = problems.length === 0 ? 0 : 1;
