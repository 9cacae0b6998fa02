import { common } from './fr/common.ts';
import { domain } from './fr/domain.ts';
import { shell } from './fr/shell.ts';

/** Every French word a user reads, one part per feature; `typeof fr` is what another language would have to fill. */
export const fr = {
  ...common,
  domain,
  shell,
};
