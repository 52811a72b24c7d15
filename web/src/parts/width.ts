// How wide a diagram may be drawn, so that its letters keep their size on every screen.
import { useEffect, useRef, useState } from "preact/hooks";
import type { RefObject } from "preact";

export function useWidth<T extends Element>(usual: number): [RefObject<T>, number] {
  const element = useRef<T>(null);
  const [width, setWidth] = useState(usual);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width) || usual));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
