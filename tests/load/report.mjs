const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const medianOf = (runs, key) => (runs ? median(runs.map((run) => run[key])) : undefined);
const rounded = (value, digits = 1) => (value === undefined || Number.isNaN(value) ? '–' : value.toFixed(digits));

/**
 * The lines of the table for one workload: the median of each measure, and how many times each peer's it is.
 * @param {Map<string, Record<string, number>[]>} results runs by contender, this product first
 */
export function linesOf(name, { title, measures }, results) {
  const [ours, ...peers] = [...results.values()];
  const lines = measures.map((measure) => {
    const { key, label, unit, digits, oursOnly } = measure;
    const own = medianOf(ours, key);
    const others = peers.map((runs) => (oursOnly ? undefined : medianOf(runs, key)));
    const cells = [0, 1].flatMap((peer) => [
      rounded(others[peer], digits),
      others[peer] === undefined ? '–' : `${rounded(own / others[peer], 2)} ×`,
    ]);
    const label_ = unit ? `${label} (${unit})` : label;
    return row([name, label_, rounded(own, digits), ...cells, verdict(measure, own, others[0])]);
  });
  return [row([`**${name}**`, `**${title}**`, '', '', '', '', '', '']), ...lines];
}

/** Whether the aim is met, against the first peer where it is a ratio. */
function verdict({ atMost, ratioAtMost, digits = 0 }, own, reference) {
  if (atMost !== undefined)
    return `≤ ${rounded(atMost, atMost % 1 ? digits : 0)}: ${own <= atMost ? 'met' : '**not met**'}`;
  if (ratioAtMost === undefined) return '';
  return `≤ ${rounded(ratioAtMost)} ×: ${own / reference <= ratioAtMost ? 'met' : '**not met**'}`;
}

const row = (cells) => `| ${cells.join(' | ')} |`;

export const heading = ([ours, ...peers]) => [
  row(['', 'measure, median', ours, ...peers.flatMap((peer) => [peer, 'ratio']), 'aim']),
  row(Array(8).fill('---')),
];
