import { useEffect, useId, useRef, useState } from "react";

const SETTLED = 120;

/** A number to be chosen by hand: shown while it moves, told to the room a moment later, so that an answer is asked for where it comes to rest. */
export function Slider({
  label,
  value,
  least = 0,
  most,
  step = 1,
  says,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly least?: number;
  readonly most: number;
  readonly step?: number;
  /** The value in words. */
  readonly says: (value: number) => string;
  readonly onChange: (value: number) => void;
}) {
  const id = useId();
  const [held, setHeld] = useState<number>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shown = Math.min(most, Math.max(least, held ?? value));
  useEffect(() => setHeld((now) => (now === value ? undefined : now)), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <div className="slider">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={shown}
        aria-valuetext={says(shown)}
        onChange={({ target }) => {
          const next = Number(target.value);
          setHeld(next);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => onChange(next), SETTLED);
        }}
      />
      <output htmlFor={id}>{says(shown)}</output>
    </div>
  );
}
