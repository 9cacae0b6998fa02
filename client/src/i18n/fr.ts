import { actions } from './fr/actions.ts';
import { audit } from './fr/audit.ts';
import { breaches } from './fr/breaches.ts';
import { charter } from './fr/charter.ts';
import { common } from './fr/common.ts';
import { council } from './fr/council.ts';
import { desk } from './fr/desk.ts';
import { directory } from './fr/directory.ts';
import { domain } from './fr/domain.ts';
import { identity } from './fr/identity.ts';
import { meetings } from './fr/meetings.ts';
import { minutes } from './fr/minutes.ts';
import { notes } from './fr/notes.ts';
import { publications } from './fr/publications.ts';
import { shell } from './fr/shell.ts';
import { situations } from './fr/situations.ts';

/** Every French word a user reads, one part per feature; `typeof fr` is what another language would have to fill. */
export const fr = {
  ...common,
  domain,
  shell,
  identity,
  charter,
  desk,
  directory,
  council,
  situations,
  actions,
  audit,
  breaches,
  meetings,
  minutes,
  notes,
  publications,
};
