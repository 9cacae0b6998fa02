import type { MantineColorsTuple } from '@mantine/core';

/** Ink blue: whatever can be acted on. Shade 7 on white is 9.6:1. */
export const encre: MantineColorsTuple = [
  '#eef4f9',
  '#dbe7f0',
  '#b5cde0',
  '#8bb1cf',
  '#6a9ac1',
  '#4f84ae',
  '#396e98',
  '#285675',
  '#1f4560',
  '#16344a',
];

/** Terracotta, kept for what is « à huis clos ». Shade 7 on white is 6.6:1. */
export const terre: MantineColorsTuple = [
  '#fdf4ee',
  '#f8e5d8',
  '#efc9b0',
  '#e6aa84',
  '#dc8f60',
  '#cf7645',
  '#b65f31',
  '#934a25',
  '#773b1e',
  '#5c2e18',
];

/** Warm neutrals of the light scheme: borders, quiet text. Shade 6 on the ground is 4.8:1. */
export const pierre: MantineColorsTuple = [
  '#faf9f6',
  '#f4f2ed',
  '#e9e6df',
  '#dbd7cd',
  '#c2bdb1',
  '#948e82',
  '#6c675d',
  '#544f47',
  '#3a3731',
  '#24221e',
];

/** Warm neutrals of the dark scheme, from text (0) to the deepest ground (9). */
export const nuit: MantineColorsTuple = [
  '#e4e1da',
  '#c3bfb6',
  '#a39e94',
  '#736e66',
  '#4a4741',
  '#393631',
  '#2b2925',
  '#201e1b',
  '#191815',
  '#12110f',
];
