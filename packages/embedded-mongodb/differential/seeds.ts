/** Seeds run each time: the first ones, and those that found a difference once. */
export const FIXED_SEEDS: readonly number[] = [1, 7, 42, 1264909725, 1758732337, 918286, 1836567, 918304];
