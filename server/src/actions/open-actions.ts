import type { ActionsRepository } from './actions.repository.ts';

/** How many actions are still open: numbers and days alone, for the other features to show beside their own. */
export class OpenActionsCount {
  readonly #repository: ActionsRepository;

  constructor(repository: ActionsRepository) {
    this.#repository = repository;
  }

  async any(bodyId: string): Promise<boolean> {
    return (await this.#repository.openOf(bodyId)).length > 0;
  }

  /** By situation, those of the body that have some. */
  async bySituation(bodyId: string): Promise<Map<string, { count: number; nextDueOn: string | null }>> {
    const counts = new Map<string, { count: number; nextDueOn: string | null }>();
    for (const { situationId, dueOn } of await this.#repository.openOf(bodyId)) {
      if (situationId === null) continue;
      const { count, nextDueOn } = counts.get(situationId) ?? { count: 0, nextDueOn: null };
      const sooner = dueOn !== null && (nextDueOn === null || dueOn < nextDueOn) ? dueOn : nextDueOn;
      counts.set(situationId, { count: count + 1, nextDueOn: sooner });
    }
    return counts;
  }
}
