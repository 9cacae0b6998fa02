import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as french from '@zxcvbn-ts/language-fr';
import pLimit from 'p-limit';
import { AppError } from '../core/errors.ts';

/** Cost of one hash: argon2id (the library's default variant), 64 MiB, 3 passes, one lane. */
const COST = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };
/** Out of 4: resists offline guessing of 10^8 tries and more. */
const ENOUGH = 3;
/** Longer ones are strong beyond need, and costly to estimate. */
const ESTIMATED = 64;

/** Hashes and checks passphrases, a few at a time, so that a burst of sign-ins cannot exhaust memory. */
export class Passphrases {
  readonly #limit = pLimit(Math.max(1, Math.min(4, availableParallelism())));
  readonly #estimator = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...french.dictionary },
    graphs: common.adjacencyGraphs,
  });
  readonly #nobody = this.#limit(() => hash('nobody has this passphrase', COST));

  /** @throws {AppError} WEAK_PASSPHRASE when it is common, breached or easy to guess from what is known of the person. */
  assertStrong(passphrase: string, known: string[]): void {
    if (this.#estimator.check(passphrase.slice(0, ESTIMATED), known).score < ENOUGH)
      throw new AppError('WEAK_PASSPHRASE');
  }

  hash(passphrase: string): Promise<string> {
    return this.#limit(() => hash(passphrase.normalize('NFC'), COST));
  }

  /** Whether it is the passphrase of that hash; takes the same time when there is no such account. */
  async matches(passphraseHash: string | null, passphrase: string): Promise<boolean> {
    const against = passphraseHash ?? (await this.#nobody);
    const matched = await this.#limit(() => verify(against, passphrase.normalize('NFC')));
    return matched && passphraseHash !== null;
  }
}
