import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';

interface Projection {
  on: boolean;
  toggle: () => void;
}

const ProjectionContext = createContext<Projection>({ on: false, toggle: () => undefined });

/** Remembers, for this page only, that the screen is shown to a room and names must not be readable. */
export function ProjectionProvider({ children }: { children: ReactNode }) {
  const [on, setOn] = useState(false);
  const value = useMemo(() => ({ on, toggle: () => setOn((current) => !current) }), [on]);
  return <ProjectionContext value={value}>{children}</ProjectionContext>;
}

export const useProjection = () => useContext(ProjectionContext);

/** A name, or dots in its place while the screen is projected: « ••••• ». */
export function Nominative({ children }: { children: string }) {
  return useProjection().on ? '•••••' : children;
}
