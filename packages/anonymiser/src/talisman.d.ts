/** talisman ships no types. */
declare module 'talisman/phonetics/french/sonnex.js' {
  /** The phonetic code of a French word. */
  const sonnex: (word: string) => string;
  export default sonnex;
}
