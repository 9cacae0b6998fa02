/** What was typed one a line, without the blank ones. */
export const linesOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.length > 1),
  ),
];
