import { createContext, useContext, useState, type ReactNode } from 'react';

const ViewMemoryContext = createContext<Map<string, unknown>>(new Map());

/** Remembers how lists were sorted and filtered, in this page's memory and no longer. */
export function ViewMemoryProvider({ children }: { children: ReactNode }) {
  const [memory] = useState(() => new Map<string, unknown>());
  return <ViewMemoryContext value={memory}>{children}</ViewMemoryContext>;
}

/** A state that is found again when one comes back to the page. `key` says which list it is of. */
export function useRemembered<T>(key: string, initial: T): [T, (value: T) => void] {
  const memory = useContext(ViewMemoryContext);
  const [value, setValue] = useState<T>(() => (memory.has(key) ? (memory.get(key) as T) : initial));
  const remember = (next: T) => {
    memory.set(key, next);
    setValue(next);
  };
  return [value, remember];
}
