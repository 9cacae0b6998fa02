/**
 * Text of a spreadsheet file: UTF-8, else the Windows encoding that French Excel writes.
 * @returns null when it is not text at all (a workbook, an image)
 */
export function decodeText(bytes: ArrayBuffer): string | null {
  const text = utf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
  return text.includes('\0') ? null : text;
}

function utf8(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
