/**
 * Letters of other alphabets, and decorated Latin ones, that a reader takes for a plain Latin letter.
 * Compatibility forms (full width, mathematical, circled) are already undone by NFKD and are not listed.
 */
const PAIRS =
  // Cyrillic
  'аa бb вb гr дd еe ёe ѐe ѓr жx зe иu йu іi їi јj кk ќk лl мm нh оo пn рp сc тt уy ўy фf хx һh цu чy шw щw ьb ыb эe юo яr ѕs ԁd ԛq ԝw ӏl ҡk қk ңh өo үy ұy ҳx ӓa ӧo ' +
  // Greek
  'αa βb γy δd εe ζz ηn θo ιi κk λl μm νv ξe οo πn ρp σs ςs τt υu φf χx ψw ωw ϲc ϳj ' +
  // Armenian and Cherokee letters met in spoofed handles
  'օo հh ոn սu ցg զq յj ꭺa ꭼe ꮮl ꮇm ' +
  // Latin with strokes, hooks and small capitals
  'ıi łl øo đd ðd ħh ŧt ſs ƒf ɓb ɗd ɠg ƙk ɲn ŋn ƴy ǝe əe ɛe ɔo ɑa ɡg ɩi ʀr ʏy ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ꞯq ꜱs ᴛt ᴜu ᴠv ᴡw ᴢz';

/** One lower-case character to the Latin letters it stands for. */
export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map<string, string>([
  ...PAIRS.split(' ').map((pair): [string, string] => [pair.slice(0, -1), pair.slice(-1)]),
  ['œ', 'oe'],
  ['æ', 'ae'],
  ['ß', 'ss'],
  ['þ', 'th'],
]);

/** First code points of the 26-letter emoji alphabets that NFKD leaves alone: negative circled, negative squared, flags. */
export const EMOJI_ALPHABETS: readonly number[] = [0x1f150, 0x1f170, 0x1f1e6];
