import { useSyncExternalStore } from 'react';

const subscribe = (changed: () => void) => {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
};

/** The token of a one-time link: after the `#`, which browsers send to no server. Empty when absent or cut short. */
export function useOneTimeToken(): string {
  const fragment = useSyncExternalStore(subscribe, () => window.location.hash.slice(1));
  return /^[A-Za-z0-9_-]{43}$/.test(fragment) ? fragment : '';
}
