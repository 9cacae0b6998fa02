import type { PresenceEntry } from '@huis-clos/contracts';
import type { Participant } from './participant.ts';

/** Readable on white, and apart from each other for the colour-blind (Okabe and Ito, darkened). */
const colours = ['#0063a6', '#a34700', '#007a5a', '#9c3d78', '#5b5b00', '#005f73', '#7a4b9e', '#8a1c1c'] as const;

/** The same person has the same colour everywhere. */
function colourOf(personId: string): string {
  const sum = [...personId].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 9973, 7);
  return colours[sum % colours.length] ?? colours[0];
}

/**
 * Who is in one document. Name, colour and mode are written here from the session, whatever a client says of itself;
 * of the client's own words only the cursor is kept, and of someone who may only read, nothing.
 */
export class Presence {
  readonly #entries = new Map<Participant, PresenceEntry>();
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
    return entry;
  }

  /** That someone left; null when they were not shown. */
  hide(participant: Participant): PresenceEntry | null {
    if (!this.#entries.delete(participant)) return null;
    return { clientId: participant.clientId, clock: (this.#clock += 1), state: null };
  }

  /** Everyone, as if they had just moved: the editors of readers forget whoever has been silent for 30 seconds. */
  everyone(): PresenceEntry[] {
    for (const [participant, entry] of this.#entries)
      this.#entries.set(participant, { ...entry, clock: (this.#clock += 1) });
    return [...this.#entries.values()];
  }

  others(participant: Participant): PresenceEntry[] {
    return [...this.#entries].filter(([other]) => other !== participant).map(([, entry]) => entry);
  }
}
