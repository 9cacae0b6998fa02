import type { Operators } from './types.ts';

export const DATES: Operators = {};
