import { useSessionStorage } from '@mantine/hooks';
import { createContext, useContext, useMemo, type ReactNode } from 'react';

interface Projection {
  on: boolean;
  toggle: () => void;
}

const ProjectionContext = createContext<Projection>({ on: false, toggle: () => undefined });

/**
 * Remembers, for this tab of the browser, that the screen is shown to a room and names must not be readable: a page
 * reloaded in front of the room does not show them again.
 */
export function ProjectionProvider({ children }: { children: ReactNode }) {
  const [on, setOn] = useSessionStorage({ key: 'projection', defaultValue: false, getInitialValueInEffect: false });
  const value = useMemo(() => ({ on, toggle: () => setOn((current) => !current) }), [on, setOn]);
  return <ProjectionContext value={value}>{children}</ProjectionContext>;
}

export const useProjection = () => useContext(ProjectionContext);

/** A name, or dots in its place while the screen is projected: « ••••• ». */
export function Nominative({ children }: { children: string }) {
  return useProjection().on ? '•••••' : children;
}
