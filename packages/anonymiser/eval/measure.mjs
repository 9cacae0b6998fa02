import { analyse, decisionKey, undecided } from '../dist/index.js';

const words = (blocks) => blocks.reduce((total, { text }) => total + text.split(/\s+/).length, 0);

/** French articles and prepositions inside a surname say nothing of who bears it: « de », « la » of « de la Roche ». */
const ARTICLES = /(?<!\p{L})(?:de|la|le|du|des|d)(?!\p{L})/giu;

/** Whether every letter and digit of a passage lies in one of the findings, articles aside. */
function covered(mention, findings) {
  const telling = mention.text.replace(ARTICLES, (article) => '-'.repeat(article.length));
  const written = /[\p{L}\p{N}]/u.test(telling) ? telling : mention.text;
  for (let at = mention.start; at < mention.end; at += 1) {
    if (!/[\p{L}\p{N}]/u.test(written[at - mention.start])) continue;
    if (!findings.some(({ start, end }) => start <= at && at < end)) return false;
  }
  return true;
}

/** Measures the detectors on documents with known mentions. */
export function measure(documents, gazetteers) {
  const kinds = {};
  const totals = {
    documents: documents.length,
    mentions: 0,
    words: 0,
    decisions: 0,
    documentsWithoutLeak: 0,
    entities: 0,
    entitiesCovered: 0,
    time: 0,
    missed: [],
    notMasked: [],
  };
  for (const { blocks, gold, registry, style } of documents) {
    const started = process.cpuUsage();
    const { findings } = analyse(blocks, registry, gazetteers);
    const { user, system } = process.cpuUsage(started);
    totals.time += (user + system) / 1000;
    totals.words += words(blocks);
    totals.decisions += new Set(undecided(findings, []).map(decisionKey)).size;
    const byBlock = new Map();
    for (const finding of findings) byBlock.set(finding.blockId, [...(byBlock.get(finding.blockId) ?? []), finding]);
    const entities = new Map();
    for (const mention of gold) {
      const block = blocks[mention.block];
      const here = byBlock.get(block.id) ?? [];
      const found = covered(mention, here);
      const masked = covered(
        mention,
        here.filter(({ must }) => must === 'mask'),
      );
      for (const key of [mention.kind, `${mention.kind} ${style}`]) {
        const kind = (kinds[key] ??= { mentions: 0, found: 0, masked: 0 });
        kind.mentions += 1;
        if (found) kind.found += 1;
        if (masked) kind.masked += 1;
      }
      totals.mentions += 1;
      entities.set(mention.entity, (entities.get(mention.entity) ?? true) && found);
      if (!found) totals.missed.push(`${style}/${mention.kind}: ${mention.text} — ${block.text}`);
      else if (!masked) totals.notMasked.push(`${style}/${mention.kind}: ${mention.text}`);
    }
    totals.entities += entities.size;
    totals.entitiesCovered += [...entities.values()].filter(Boolean).length;
    if ([...entities.values()].every(Boolean)) totals.documentsWithoutLeak += 1;
  }
  return { kinds, ...totals };
}

/** Share of the words of non-nominative texts that must be decided or are masked, once a group's memory has seen three of them. */
export function measureOverMasking(texts, gazetteers, registry) {
  const never = new Set();
  const measured = { words: 0, decide: 0, mask: 0, examples: new Map() };
  texts.forEach((blocks, at) => {
    const { findings } = analyse(blocks, { ...registry, neverPersons: [...never] }, gazetteers);
    if (at < 3) {
      for (const { type, text } of findings) if (type === 'unknownWord' || type === 'person') never.add(text);
      return;
    }
    measured.words += words(blocks);
    for (const { must, text, type } of findings) {
      measured[must] += text.trim().split(/\s+/).length;
      const key = `${must} ${type}: ${text}`;
      measured.examples.set(key, (measured.examples.get(key) ?? 0) + 1);
    }
  });
  return measured;
}
