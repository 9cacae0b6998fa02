import { useEffect } from 'react';
import { fr } from '../../i18n/fr.ts';

/** Names the tab. Pass what the page is (« Situation », « Séance du 8 octobre »), never whom it is about. */
export function usePageTitle(page: string): void {
  useEffect(() => {
    document.title = page === fr.product ? fr.product : fr.title(page);
    return () => {
      document.title = fr.product;
    };
  }, [page]);
}
