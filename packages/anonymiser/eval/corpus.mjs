import { GIVEN, NICKNAMES, SURNAMES } from './names.mjs';
import { GENERAL, NOMINATIVE } from './templates.mjs';

/** A generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How a note taker writes names in one document. */
export const STYLES = ['cased', 'cased', 'capitals', 'lower', 'unaccented', 'typos'];
const ORGANISATIONS = [
  'Association Passerelle',
  'Habitat Loire',
  'Mission locale',
  'Police municipale',
  'Préfecture',
  'CCAS',
  'Éducation nationale – collège Vauquelin',
  'Régie de quartier',
];
const STREETS = [
  'rue des Glycines',
  'allée du Moulin',
  'avenue Jean-Jaurès',
  'rue Pasteur',
  'boulevard Gambetta',
  'impasse des Lilas',
  'place du 8-Mai-1945',
  'chemin de la Fontaine',
  'rue Anatole France',
  'cité des Érables',
];

/** The frozen corpus: `count` invented minutes. Same count, same text. */
export function makeCorpus(count = 220, seed = 20261005) {
  return Array.from({ length: count }, (_, index) => makeDocument(index, seeded(seed + index * 7919)));
}

function makeDocument(index, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const digits = (length) => Array.from({ length }, () => Math.floor(random() * 10)).join('');
  const style = STYLES[index % STYLES.length];
  const used = new Set();
  const newPerson = (registered) => {
    for (;;) {
      const gender = random() < 0.5 ? 'f' : 'm';
      const first = pick(GIVEN[gender]);
      const last = pick(SURNAMES);
      if (used.has(first) || used.has(last) || first === last) continue;
      used.add(first).add(last);
      return { first, last, gender, registered, nickname: registered && random() < 0.4 ? pick(NICKNAMES) : null };
    }
  };
  const registered = Array.from({ length: 6 }, () => newPerson(true));
  const professionals = Array.from({ length: 4 }, () => ({ ...newPerson(false), organisation: pick(ORGANISATIONS) }));
  const blocks = [];
  const gold = [];
  let unregistered = 0;

  const writeName = (text) => {
    if (style === 'capitals') return random() < 0.7 ? text.toUpperCase() : text;
    if (style === 'lower') return text.toLowerCase();
    if (style === 'unaccented')
      return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/ı/g, 'i').replace(/’/g, "'");
    if (style === 'typos' && random() < 0.5) return misspell(text, random);
    return text;
  };
  const full = ({ first, last }) => {
    const way = random();
    if (way < 0.6) return `${first} ${last}`;
    if (way < 0.75) return `${last.toUpperCase()} ${first}`;
    if (way < 0.88) return `${first} ${last.toUpperCase()}`;
    return `${first.charAt(0)}. ${last}`;
  };
  const again = (person) => {
    const way = random();
    if (person.nickname && way < 0.4) return person.nickname;
    return way < 0.75 ? person.first : person.last;
  };
  const initials = ({ first, last }) =>
    `${first.charAt(0)}.${last
      .replace(/^(?:de la|da|dos|de|di|du|el|le|van den|ben) /i, '')
      .charAt(0)
      .toUpperCase()}.`;

  const fill = (template) => {
    let text = '';
    const block = blocks.length;
    let person = null;
    let stranger = null;
    const put = (written, entity, kind) => {
      gold.push({ block, start: text.length, end: text.length + written.length, entity, kind, text: written });
      text += written;
    };
    for (const part of template.split(/(\{\w+\})/)) {
      if (!/^\{\w+\}$/.test(part)) {
        text += style === 'lower' && random() < 0.3 ? part.toLowerCase() : part;
        continue;
      }
      const slot = part.slice(1, -1);
      if (slot === 'P') {
        person = pick(registered);
        const short = random() < 0.35;
        put(writeName(short ? again(person) : full(person)), `r${registered.indexOf(person)}`, 'registered');
      } else if (slot === 'p') {
        person ??= pick(registered);
        put(writeName(again(person)), `r${registered.indexOf(person)}`, 'registered');
      } else if (slot === 'I') {
        person = pick(registered);
        put(initials(person), `r${registered.indexOf(person)}`, 'registered');
      } else if (slot === 'U' || slot === 'G' || slot === 'T' || slot === 'u') {
        if (slot !== 'u' || !stranger) {
          stranger = { ...newPerson(false), id: `u${(unregistered += 1)}` };
        }
        if (slot === 'T') {
          const title = pick(stranger.gender === 'f' ? ['Mme', 'Madame'] : ['M.', 'Monsieur']);
          text += `${title} `;
          put(writeName(stranger.last), stranger.id, 'unregistered');
        } else
          put(
            writeName(slot === 'U' ? full(stranger) : random() < 0.6 || slot === 'G' ? stranger.first : stranger.last),
            stranger.id,
            'unregistered',
          );
      } else if (slot === 'A') {
        const professional = pick(professionals);
        const way = random();
        put(
          way < 0.4
            ? professional.last
            : way < 0.8
              ? `${professional.first.charAt(0)}. ${professional.last}`
              : `${professional.first} ${professional.last}`,
          `a${professionals.indexOf(professional)}`,
          'professional',
        );
      } else put(identifier(slot, { pick, digits, random, person }), `${slot}${gold.length}`, 'identifier');
    }
    blocks.push(text);
  };

  blocks.push(
    pick([
      '# Groupe Jeunesse, séance du 8 octobre 2026',
      '# GT territorial, 5 nov. 2026',
      'Compte rendu – groupe de travail – novembre 2026',
    ]),
  );
  for (let line = 0; line < 12; line += 1) {
    if (random() < 0.6) blocks.push(pick(GENERAL));
    fill(pick(NOMINATIVE));
  }
  for (let line = 0; line < 3; line += 1) blocks.push(pick(GENERAL));
  return {
    style,
    blocks: blocks.map((text, at) => ({ id: `b${at}`, text, mentions: [] })),
    gold,
    registry: {
      persons: registered.map(({ first, last, gender, nickname }, at) => ({
        id: `r${at}`,
        situationId: `s${at}`,
        kinship: 'subject',
        firstNames: [first],
        lastNames: [last],
        aliases: nickname ? [nickname] : [],
        category: 'minor',
        gender: gender === 'f' ? 'feminine' : 'masculine',
        phones: [],
        addresses: [],
        emails: [],
        birthDate: null,
      })),
      professionals: professionals.map(({ first, last, organisation }, at) => ({
        id: `a${at}`,
        name: `${first} ${last}`,
        organisation,
        jobTitle: null,
      })),
      neverPersons: [],
    },
  };
}

/** One slip of the fingers in one word of four letters or more. */
function misspell(text, random) {
  const letters = [...text];
  const places = letters
    .map((letter, at) => (at > 0 && /\p{L}/u.test(letter) && /\p{L}/u.test(letters[at - 1] ?? '') ? at : -1))
    .filter((at) => at > 0);
  if (letters.length < 5 || places.length < 3) return text;
  const at = places[Math.floor(random() * places.length)];
  const way = random();
  if (way < 0.25) letters.splice(at, 1);
  else if (way < 0.5) letters.splice(at, 0, letters[at]);
  else if (way < 0.75 && at + 1 < letters.length && /\p{L}/u.test(letters[at + 1]))
    [letters[at], letters[at + 1]] = [letters[at + 1], letters[at]];
  else letters[at] = 'aeiouyhn'[Math.floor(random() * 8)];
  return letters.join('');
}

function identifier(slot, { pick, digits, random }) {
  const two = () => digits(2);
  switch (slot) {
    case 'tel': {
      const [a, b, c, d] = [two(), two(), two(), two()];
      const head = pick(['06', '07', '02', '01', '09']);
      return pick([
        `${head} ${a} ${b} ${c} ${d}`,
        `${head}.${a}.${b}.${c}.${d}`,
        `${head}${a}${b}${c}${d}`,
        `${head}-${a}-${b}-${c}-${d}`,
        `+33 ${head.slice(1)} ${a} ${b} ${c} ${d}`,
        `+33${head.slice(1)}${a}${b}${c}${d}`,
        `00 33 ${head.slice(1)} ${a} ${b} ${c} ${d}`,
        `${head} ${a}${b} ${c}${d}`,
        `+33 (0)${head.slice(1)} ${a} ${b} ${c} ${d}`,
        `${head}\u00a0${a}\u00a0${b}\u00a0${c}\u00a0${d}`,
      ]);
    }
    case 'mail':
      return (
        pick(['contact', 'famille', 'y.b', 'le-petit']) +
        two() +
        pick(['@gmail.com', '@orange.fr', '@ac-nantes.fr', '@laposte.net', '@Hotmail.FR'])
      );
    case 'handle':
      return (
        pick(['@', '@', '@']) +
        pick(['enzo', 'lil', 'bx', 'mc', 'king']) +
        pick(['_', '.', '']) +
        pick(['93', 'officiel', 'zer', 'gang']) +
        two()
      );
    case 'plate': {
      const letters = () => pick([...'ABCDEFGHJKLMNPQRSTVWXYZ']) + pick([...'ABCDEFGHJKLMNPQRSTVWXYZ']);
      return pick([
        `${letters()}-${digits(3)}-${letters()}`,
        `${letters()} ${digits(3)} ${letters()}`,
        `${letters()}${digits(3)}${letters()}`,
        `${1 + Math.floor(random() * 8)}${digits(2)} ${letters()}T 37`,
      ]);
    }
    case 'born': {
      const [day, month, year] = [
        1 + Math.floor(random() * 28),
        1 + Math.floor(random() * 12),
        1960 + Math.floor(random() * 52),
      ];
      const names = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
      const pad = (value) => String(value).padStart(2, '0');
      return pick([
        `${pad(day)}/${pad(month)}/${year}`,
        `${day}/${month}/${year}`,
        `${pad(day)}.${pad(month)}.${year}`,
        `${day} ${names[month - 1]} ${year}`,
        `${pad(day)}-${pad(month)}-${year}`,
        `${pad(day)}/${pad(month)}/${String(year).slice(2)}`,
      ]);
    }
    case 'addr':
      return `${1 + Math.floor(random() * 140)}${pick(['', '', ' bis', ','])} ${pick(STREETS)}${pick(['', '', ' bât C', ', apt 42', ' hall B'])}`;
    case 'iban': {
      const account = digits(23);
      return pick([`FR76 ${account.match(/.{1,4}/g).join(' ')}`, `FR76${account}`]);
    }
    default: {
      const [sex, year, month] = [pick(['1', '2']), two(), String(1 + Math.floor(random() * 12)).padStart(2, '0')];
      const rest = `${pick(['37', '75', '93', '2A'])}${digits(3)}${digits(3)}`;
      return pick([
        `${sex}${year}${month}${rest}${two()}`,
        `${sex} ${year} ${month} ${rest.slice(0, 2)} ${rest.slice(2, 5)} ${rest.slice(5)} ${two()}`,
      ]);
    }
  }
}

/** Texts with no nominative content, six sentences each. */
export function makeGeneralTexts(count = 60, seed = 777) {
  const random = seeded(seed);
  return Array.from({ length: count }, () =>
    Array.from({ length: 12 }, (_, at) => ({
      id: `b${at}`,
      text: GENERAL[Math.floor(random() * GENERAL.length)],
      mentions: [],
    })),
  );
}
