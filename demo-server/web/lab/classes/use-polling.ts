import { useEffect } from 'react';

/**
 * Looks at once, and then again after each answer. A page that cannot be seen does not look, and looks at once when it
 * is seen again.
 *
 * @param look returns whether to go on. If it is another function, looking starts anew.
 * @param everyMs the pause between an answer and the next look, in milliseconds
 */
export function usePolling(look: () => Promise<boolean>, everyMs: number): void {
  useEffect(() => {
    let isOn = true;
    let isLooking = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const round = async () => {
      if (!isOn || isLooking || document.visibilityState === 'hidden') return;
      clearTimeout(timer);
      isLooking = true;
      const goesOn = await look();
      isLooking = false;
      if (goesOn) timer = setTimeout(() => void round(), everyMs);
      else isOn = false;
    };
    const onSeen = () => void round();
    onSeen();
    document.addEventListener('visibilitychange', onSeen);
    return () => {
      isOn = false;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onSeen);
    };
  }, [look, everyMs]);
}
