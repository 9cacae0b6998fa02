import { isNominative } from '@huis-clos/contracts';
import { fr } from '../../i18n/fr.ts';
import { useActor } from '../../shared/session/session.ts';
import { OpenPage } from '../../shared/ui/OpenPage.tsx';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { CharterReading } from './parts/CharterReading.tsx';

/** The charter in force, for whoever wants to read it again or has to sign it. */
export function CharterPage() {
  usePageTitle(fr.charter.page);
  const { memberships } = useActor();
  return (
    <OpenPage>
      <PageHead title={fr.charter.page} />
      <CharterReading mustSign={memberships.some(({ bodyKind }) => isNominative(bodyKind))} />
    </OpenPage>
  );
}
