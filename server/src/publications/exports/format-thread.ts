import type { MinutesContent } from '@huis-clos/contracts';
import type { Image } from '../../core/images/image.ts';
import { formats, type FormatName } from './formats.ts';
import type { Identity } from './layout.ts';

/** What runs in the thread that makes files: one exported function for each thing that can be asked of a format. */
export interface Making {
  format: FormatName;
  content: MinutesContent;
  identity: Identity;
  logo: Image | null;
}

export const make = ({ format, content, identity, logo }: Making) =>
  // Bytes arrive from another thread without what makes a Buffer of them.
  formats[format].make(content, identity, logo && { ...logo, bytes: Buffer.from(logo.bytes) });

export const texts = ({ format, bytes }: { format: FormatName; bytes: Uint8Array }) => formats[format].texts(bytes);
