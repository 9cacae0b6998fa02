import { useEffect, useState } from 'react';

/**
 * The whole window for the meeting, and the whole screen where the browser allows it.
 * Leaving one leaves the other; dialogs stay usable, for it is the page that grows and not a part of it.
 */
export function useFullScreen(): { full: boolean; toggle: () => void } {
  const [full, setFull] = useState(false);
  useEffect(() => {
    const onChange = () => document.fullscreenElement === null && setFull(false);
    document.addEventListener('fullscreenchange', onChange);
    return () => {
      document.removeEventListener('fullscreenchange', onChange);
      if (document.fullscreenElement) void document.exitFullscreen();
    };
  }, []);

  const toggle = () => {
    setFull(!full);
    // A browser that refuses still gives the whole window.
    if (!full) document.documentElement.requestFullscreen?.().catch(() => undefined);
    else if (document.fullscreenElement) void document.exitFullscreen();
  };
  return { full, toggle };
}
