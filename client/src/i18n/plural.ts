/** « 1 personne », « 0 personne », « 7 personnes »: in French, zero is singular. */
export const plural = (count: number, one: string, many: string): string => `${count}\u00a0${count < 2 ? one : many}`;
