const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

const firstMatch = (table: [RegExp, string][], text: string, otherwise: string): string =>
  table.find(([pattern]) => pattern.test(text))?.[1] ?? otherwise;

/** « Firefox sur Windows »: enough for a person to recognise a session, too little to track them. */
export const deviceName = (userAgent: string | undefined): string =>
  `${firstMatch(browsers, userAgent ?? '', 'Navigateur inconnu')} sur ${firstMatch(systems, userAgent ?? '', 'appareil inconnu')}`;
