import type { ClientSession, Connection } from 'mongoose';

/**
 * Takes the next `count` numbers of a sequence and gives the first of them; a sequence starts at 1.
 * Part of the transaction: numbers taken by one that fails are given again, those of one that holds never are.
 */
export type TakeNumbers = (sequence: string, count: number, session: ClientSession) => Promise<number>;

export const createCounters = (connection: Connection): TakeNumbers => {
  const counters = connection.collection<{ _id: string; last: number }>('counters');
  return async (sequence, count, session) => {
    const counter = await counters.findOneAndUpdate(
      { _id: sequence },
      { $inc: { last: count } },
      { upsert: true, returnDocument: 'after', session },
    );
    return (counter?.last ?? count) - count + 1;
  };
};
