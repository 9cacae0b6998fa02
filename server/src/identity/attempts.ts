import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../core/errors.ts';

const WINDOW_SECONDS = 15 * 60;

/**
 * Slows guessing down. Counted per address, and per account *from one address*: somebody else's wrong guesses can
 * never lock a person out of their own account.
 */
export class Attempts {
  readonly #perAddress = new RateLimiterMemory({ points: 60, duration: WINDOW_SECONDS });
  readonly #perAccount = new RateLimiterMemory({ points: 10, duration: WINDOW_SECONDS });

  /** Counts one try. @throws {AppError} TOO_MANY_ATTEMPTS */
  async count(address: string, account: string): Promise<void> {
    try {
      await this.#perAddress.consume(address);
      await this.#perAccount.consume(`${address} ${account}`);
    } catch (refused) {
      throw refused instanceof RateLimiterRes ? new AppError('TOO_MANY_ATTEMPTS') : refused;
    }
  }

  /** Forgets the tries of an account whose holder got in. */
  async forget(address: string, account: string): Promise<void> {
    await this.#perAccount.delete(`${address} ${account}`);
    await this.#perAddress.reward(address);
  }
}
