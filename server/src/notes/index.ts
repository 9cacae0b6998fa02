export { createNotes, type Notes, type NotesObserver } from './notes.ts';
export { NotesService } from './notes.service.ts';
export { MENTION } from './reading/inline.ts';
export type { NodesProjection } from './reading/projector.ts';
export type { WrittenAction, WrittenDecision } from './reading/recorded-nodes.ts';
export type { SeedBlock } from './reading/seed.ts';
