import type { ReviewFigures } from '@huis-clos/contracts';
import type { ClientSession } from 'mongoose';
import { assertMay, type Caller } from '../core/caller.ts';
import { dayOf } from '../core/clock.ts';
import type { Draft } from './draft.ts';
import type { MinutesRepository } from './minutes/minutes.repository.ts';
import type { PublicationRecord, PublicationsRepository, ReviewTally } from './publications.repository.ts';

/** How often the machine was followed and how often it was wrong, in numbers that remember no word and nobody. */
export class ReviewTallies {
  readonly #repository: PublicationsRepository;
  readonly #minutes: MinutesRepository;

  constructor(repository: PublicationsRepository, minutes: MinutesRepository) {
    this.#repository = repository;
    this.#minutes = minutes;
  }

  /** Counts a review in the transaction that publishes it; the one of an earlier version of the same minutes gives way. */
  record = (
    { bodyId, meetingId }: PublicationRecord,
    draft: Draft,
    { minutesId, at }: { minutesId: string; at: Date },
    session: ClientSession,
  ): Promise<void> =>
    this.#repository.tally({ _id: meetingId, bodyId, publishedAt: at, ...tallyOf(draft) }, minutesId, session);

  /** For whoever prepares the group's minutes (P2), oldest first. @throws {AppError} NOT_FOUND */
  async figures(caller: Caller, bodyId: string): Promise<ReviewFigures> {
    assertMay(caller, 'prepare', 'Publication', { bodyId, preparedById: caller.actor.personId });
    const [tallies, missed] = await Promise.all([this.#repository.tallies(bodyId), this.#minutes.missedOf(bodyId)]);
    const layers = new Map<string, { layer: string; accepted: number; refused: number }>();
    for (const { layer, accepted, refused } of tallies.flatMap((tally) => tally.layers)) {
      const sum = layers.get(layer) ?? { layer, accepted: 0, refused: 0 };
      layers.set(layer, { layer, accepted: sum.accepted + accepted, refused: sum.refused + refused });
    }
    return {
      reviews: tallies.map(({ publishedAt, minutesIds, rewritten, layers: found }) => ({
        publishedOn: dayOf(publishedAt),
        accepted: found.reduce((sum, { accepted }) => sum + accepted, 0),
        refused: found.reduce((sum, { refused }) => sum + refused, 0),
        rewritten,
        missed: missed.filter(({ minutesId }) => minutesIds.includes(minutesId)).length,
      })),
      layers: [...layers.values()].sort((one, other) => other.accepted + other.refused - one.accepted - one.refused),
    };
  }
}

/** By layer that found it, what was replaced and what was let stand; and how many paragraphs were written by hand. */
function tallyOf({
  findings,
  decisions,
  edits,
}: Pick<Draft, 'findings' | 'decisions' | 'edits'>): Pick<ReviewTally, 'rewritten' | 'layers'> {
  const choices = new Map(decisions.map(({ findingId, choice }) => [findingId, choice]));
  const layers = new Map<string, { layer: string; accepted: number; refused: number }>();
  for (const { id, detectors } of findings) {
    const [layer = 'residue'] = detectors;
    const counted = layers.get(layer) ?? { layer, accepted: 0, refused: 0 };
    layers.set(layer, counted);
    const choice = choices.get(id);
    counted[choice === 'keep' || choice === 'notAPerson' ? 'refused' : 'accepted'] += 1;
  }
  return {
    rewritten: Object.values(edits).filter(({ text }) => text.trim() !== '').length,
    layers: [...layers.values()],
  };
}
