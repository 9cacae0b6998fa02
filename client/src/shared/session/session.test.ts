import type { SessionView } from '@huis-clos/contracts';
import { actor } from '../../testing/actors.ts';
import { pageSession } from './session.ts';

const nobody: SessionView = { actor: null, login: null, commune: 'Valmont-sur-Loire', firstRun: false, demo: null };
const noe: SessionView = { ...nobody, actor: actor({ personId: 'noe' }), login: 'n.auriol' };
const tess: SessionView = { ...nobody, actor: actor({ personId: 'tess' }), login: 't.grandclement' };

describe('whose page it is', () => {
  it('is whoever is signed in, as they are now', () => {
    expect(pageSession(undefined, nobody)).toBe(nobody);
    expect(pageSession(nobody, noe)).toBe(noe);
    const promoted = { ...noe, actor: actor({ personId: 'noe', charterSigned: false }) };
    expect(pageSession(noe, promoted)).toBe(promoted);
  });

  it('stays theirs, to be gone on with, when nobody or somebody else is signed in', () => {
    for (const now of [nobody, tess]) expect(pageSession(noe, now)).toEqual({ ...noe, ended: true });
  });

  it('goes on when they are signed in again', () => {
    expect(pageSession({ ...noe, ended: true }, noe)).toBe(noe);
  });
});
