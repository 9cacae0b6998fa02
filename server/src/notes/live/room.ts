import { encodeAwareness, encodePresence, type PresenceEntry } from '@huis-clos/contracts';
import { outgoingFrame } from '../../realtime/index.ts';
import { FanOut } from './fan-out.ts';
import type { Audience, OpenDocument } from './open-document.ts';
import type { Participant } from './participant.ts';
import { Presence, type Shown } from './presence.ts';
import type { PresenceLine, PresentElsewhere } from './presence-line.ts';

/** How often everyone present is told again. */
const REPEAT_MS = 15_000;

/** Everyone who has one document open. */
export class Room implements Audience, PresentElsewhere {
  readonly document: OpenDocument;
  readonly #participants = new Set<Participant>();
  readonly #presence = new Presence();
  readonly #line: PresenceLine;
  readonly #fanOut: FanOut;
  #repeat: NodeJS.Timeout | null = null;

  constructor(document: OpenDocument, line: PresenceLine) {
    this.document = document;
    this.#line = line;
    this.#fanOut = new FanOut(document.handle, (frame, except) => {
      for (const participant of this.#participants) if (participant !== except) participant.connection.send(frame);
    });
    document.audience = this;
  }

  get participants(): ReadonlySet<Participant> {
    return this.#participants;
  }

  /** Lets someone in. @returns who else is there, for them */
  enter(participant: Participant): Uint8Array {
    // What is on its way to the others is already in the newcomer's copy.
    this.#fanOut.flush();
    this.#participants.add(participant);
    this.show(participant, null);
    if (!this.#repeat) {
      this.#line.tell(this.document.id, [], { asks: true });
      this.#repeat = setInterval(() => this.#tellEveryone(), REPEAT_MS);
    }
    return encodePresence(this.#presence.others(participant));
  }

  leave(participant: Participant): void {
    this.#participants.delete(participant);
    const gone = this.#presence.hide(participant);
    if (gone) this.#tellAll([gone], participant);
    if (this.#participants.size > 0) return;
    if (this.#repeat) clearInterval(this.#repeat);
    this.#repeat = null;
  }

  show(participant: Participant, cursor: unknown): void {
    this.#tellAll([this.#presence.show(participant, cursor)], participant);
  }

  shownElsewhere(node: string, shown: Shown[]): void {
    this.#tell(this.#presence.elsewhere(node, shown), null);
  }

  own(): Shown[] {
    return this.#presence.everyone();
  }

  changed(update: Uint8Array, from: object | null): void {
    this.#fanOut.add(update, from);
  }

  modeChanged(): void {
    for (const participant of this.#participants) participant.tellMode();
  }

  /** Asks everyone to join again. */
  reset(epoch: number): void {
    const { handle } = this.document;
    for (const { connection } of this.#participants) connection.emit('notes:reset', { handle, epoch });
  }

  #tellEveryone(): void {
    this.#tellAll(this.#presence.everyone(), null);
    this.#tell(this.#presence.forgetSilent(), null);
  }

  /** Tells those here and, through the other nodes, those elsewhere. */
  #tellAll(entries: PresenceEntry[], except: Participant | null): void {
    this.#tell(entries, except);
    this.#line.tell(this.document.id, entries);
  }

  #tell(entries: PresenceEntry[], except: Participant | null): void {
    if (entries.length === 0 || this.#participants.size === 0) return;
    const frame = outgoingFrame('a', encodeAwareness({ handle: this.document.handle, entries }));
    for (const participant of this.#participants)
      if (participant !== except) participant.connection.send(frame, { droppable: true });
  }
}
