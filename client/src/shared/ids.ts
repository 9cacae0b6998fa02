/** 128 random bits in base64url, 22 characters: the identifier of what is first written in this page (an action of the notes, a point of an agenda). */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
