/** What ties an adjective or a participle to the subject before it. */
const LINK =
  /^ (?:n[’']|ne )?(?:est|était|sera|serait|fut|(?:a|avait|aura|aurait) été|reste|semble|paraît) (?:(?:pas|plus|jamais|toujours|encore|déjà|très|aussi|bien|souvent|parfois) )*/u;

/** What is said of somebody without a verb: « Mercier absent ». */
const STATE =
  /^ (?=(?:absent|présent|excusé|convoqué|interpellé|relancé|placé|exclu|incarcéré|hébergé|décédé)(?!\p{L}))/u;

/** Masculine forms that take an « e »: « arrivé », « connu », « suivi », « absent », « mis »; not « beau », « fou », « ici ». */
const MASCULINE =
  /^(?:\p{L}+é|vu|\p{L}+[^aeo\P{L}]u|(?!(?:ici|ainsi|aussi|parmi|midi|lui|qui|\p{L}*di)(?!\p{L}))\p{L}+i|\p{L}*(?:mis|pris|assis)|absent|présent|content|mineur|majeur|seul|\p{L}*(?:scrit|ouvert|offert|mort|interdit|conduit|contraint|rejoint))(?![\p{L}’'-])/u;

/**
 * « Une personne (A) est connu » becomes « est connue »: what follows a feminine replacement that is its subject. Only
 * right after it; the agreement of the next sentence stays.
 */
export function agreeFeminine(after: string): string {
  const start = (LINK.exec(after) ?? STATE.exec(after))?.[0].length;
  if (start === undefined) return after;
  const word = MASCULINE.exec(after.slice(start))?.[0];
  if (word === undefined) return after;
  const end = start + word.length;
  return `${after.slice(0, end)}e${after.slice(end)}`;
}

const OPENS_CLAUSE = /(?<!\p{L})(?:qu[e’']|lorsqu[e’']|puisqu[e’']|comme|car|mais|donc) ?$/iu;

/** Whether a replacement is feminine, and the subject of what comes after it; not in « le frère d’une personne est … ». */
export const isFeminineSubject = (left: string, replacement: string, opens: boolean): boolean =>
  /^une /i.test(replacement) && (opens || OPENS_CLAUSE.test(left));
