/** Runs `work` over and over for a while. @returns how many times a second it completed. */
export async function rate(
  work: () => Promise<unknown>,
  options: { writers?: number; millis?: number } = {},
): Promise<number> {
  const { writers = 1, millis = 700 } = options;
  await work();
  const start = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: writers }, async () => {
      while (performance.now() - start < millis) {
        await work();
        done++;
      }
    }),
  );
  return done / ((performance.now() - start) / 1000);
}

/** How long `work` takes, in milliseconds: the best of three. */
export async function duration(work: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let i = 0; i < 3; i++) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
