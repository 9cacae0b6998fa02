import type { NotesSurroundings } from './notes-context.ts';

/** The group's situations and members as the page knows them now; the plugins read them, and look again when they change. */
export class KnownNames {
  #names: NotesSurroundings = { situations: [], members: [] };
  readonly #listeners = new Set<() => void>();

  get now(): NotesSurroundings {
    return this.#names;
  }

  renew(names: NotesSurroundings): void {
    this.#names = names;
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
