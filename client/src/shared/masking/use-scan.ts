import { useEffect, useRef, useState } from 'react';
import type { GroupNames } from './names.ts';
import { openScanner, type Passage, type Scanner } from './scanner.ts';

/** Milliseconds after the last keystroke. */
const PAUSE = 150;

/** A passage of the text as it was when it was scanned. */
export interface ScannedPassage extends Passage {
  text: string;
}

/** What a text being written holds, scanned in its own thread at each pause. `names` must keep its identity between changes. */
export function useScan(text: string, names: GroupNames): readonly ScannedPassage[] {
  const scanner = useRef<Scanner>(null);
  const [found, setFound] = useState<readonly ScannedPassage[]>([]);

  useEffect(() => {
    const opened = openScanner();
    scanner.current = opened;
    return () => opened.close();
  }, []);
  useEffect(() => scanner.current?.renew(names), [names]);
  useEffect(() => {
    let latest = true;
    const timer = setTimeout(() => {
      void scanner.current?.scan([text]).then(([passages = []]) => {
        if (latest) setFound(passages.map((passage) => ({ ...passage, text: text.slice(passage.start, passage.end) })));
      });
    }, PAUSE);
    return () => {
      latest = false;
      clearTimeout(timer);
    };
  }, [text, names]);
  return found;
}
