import type { EncodableDocument } from '../bson/encode.ts';
import { notImplemented } from '../errors.ts';
import type { CommandContext } from './context.ts';

export async function aggregateCommand(_context: CommandContext): Promise<EncodableDocument> {
  throw notImplemented('aggregate');
}
