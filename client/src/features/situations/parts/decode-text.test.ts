import { decodeText } from './decode-text.ts';

const bytes = (...values: number[]) => new Uint8Array(values).buffer;

describe('reading a spreadsheet file', () => {
  it('reads UTF-8', () => {
    expect(decodeText(bytes(0x4e, 0xc3, 0xa9))).toBe('Né');
  });

  it('reads what French Excel writes on Windows', () => {
    expect(decodeText(bytes(0x4e, 0xe9))).toBe('Né');
  });

  it('refuses what is not text', () => {
    expect(decodeText(bytes(0x50, 0x4b, 0x03, 0x04, 0x00, 0xff))).toBeNull();
  });
});
