import type { PresenceEntry } from '@huis-clos/contracts';
import type { Participant } from './participant.ts';

/** Readable on white, and apart from each other for the colour-blind (Okabe and Ito, darkened). */
const colours = ['#0063a6', '#a34700', '#007a5a', '#9c3d78', '#5b5b00', '#005f73', '#7a4b9e', '#8a1c1c'] as const;

/** The same person has the same colour everywhere. */
function colourOf(personId: string): string {
  const sum = [...personId].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 9973, 7);
  return colours[sum % colours.length] ?? colours[0];
}

/** What one client is shown as, without the clock, which is each node's own; a null state says that it left. */
export type Shown = Omit<PresenceEntry, 'clock'>;

/** Those whom another node has not spoken of for this long are gone with it: it repeats everyone twice as often. */
const SILENCE_MS = 35_000;

/**
 * Who is in one document. Name, colour and mode are written here from the session, whatever a client says of itself;
 * of the client's own words only the cursor is kept, and of someone who may only read, nothing. Those who are there
 * through another node are shown as that node says.
 */
export class Presence {
  readonly #entries = new Map<Participant, PresenceEntry>();
  readonly #elsewhere = new Map<number, { node: string; entry: PresenceEntry; at: number }>();
  #clock = 0;

  /** Where someone is now, for the others. */
  show(participant: Participant, cursor: unknown): PresenceEntry {
    const { personId, name, organisation } = participant.connection.caller.actor;
    const mode = participant.writes ? 'write' : 'read';
    const state = {
      user: { id: personId, name, organisation, color: colourOf(personId), mode },
      ...(participant.writes && cursor != null && { cursor }),
    };
    const entry = { clientId: participant.clientId, clock: (this.#clock += 1), state };
    this.#entries.set(participant, entry);
    // A page that came from another node is here now, whatever that one still says.
    this.#elsewhere.delete(participant.clientId);
    return entry;
  }

  /** That someone left; null when they were not shown. */
  hide(participant: Participant): PresenceEntry | null {
    if (!this.#entries.delete(participant)) return null;
    return { clientId: participant.clientId, clock: (this.#clock += 1), state: null };
  }

  /** Everyone here, as if they had just moved: the editors of readers forget whoever has been silent for 30 seconds. */
  everyone(): PresenceEntry[] {
    for (const [participant, entry] of this.#entries)
      this.#entries.set(participant, { ...entry, clock: (this.#clock += 1) });
    return [...this.#entries.values()];
  }

  others(participant: Participant): PresenceEntry[] {
    const here = [...this.#entries].filter(([other]) => other !== participant).map(([, entry]) => entry);
    return [...here, ...[...this.#elsewhere.values()].map(({ entry }) => entry)];
  }

  /** Takes what another node says of those it shows. @returns what is to be told of it here */
  elsewhere(node: string, shown: Shown[]): PresenceEntry[] {
    const here = new Set([...this.#entries.keys()].map(({ clientId }) => clientId));
    const at = performance.now();
    return shown.flatMap(({ clientId, state }) => {
      // Left there and come back through another node, this one included: the newer place counts.
      const moved = here.has(clientId) || (state === null && this.#elsewhere.get(clientId)?.node !== node);
      if (moved) return [];
      const entry = { clientId, state, clock: (this.#clock += 1) };
      if (state === null) this.#elsewhere.delete(clientId);
      else this.#elsewhere.set(clientId, { node, entry, at });
      return [entry];
    });
  }

  /** Those of nodes that fell silent, as gone. */
  forgetSilent(): PresenceEntry[] {
    const limit = performance.now() - SILENCE_MS;
    const silent = [...this.#elsewhere].filter(([, { at }]) => at < limit).map(([clientId]) => clientId);
    silent.forEach((clientId) => this.#elsewhere.delete(clientId));
    return silent.map((clientId) => ({ clientId, clock: (this.#clock += 1), state: null }));
  }
}
