import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode, Suspense, useState } from "react";
import { Boundary } from "./boundary.tsx";

/** A part of the page whose code comes when it is needed. */
export interface Part {
  /** Resolves when the code is there. @throws where it cannot be fetched */
  fetch(): Promise<unknown>;
  view(): LazyExoticComponent<ComponentType>;
  /** Makes the next `view` fetch anew. */
  forget(): void;
}

export function part(load: () => Promise<ComponentType>): Part {
  const fetch = async () => ({ default: await load() });
  let view: LazyExoticComponent<ComponentType> | undefined;
  return {
    fetch,
    // What failed once is not tried again by React itself.
    view: () => {
      view ??= lazy(fetch);
      return view;
    },
    forget: () => {
      view = undefined;
    },
  };
}

/** Shows a part as soon as it is there, and says so where it cannot be fetched. */
export function Later({
  part,
  what,
  waiting,
}: {
  readonly part: Part;
  /** What it is, as the beginning of a sentence: "This room". */
  readonly what: string;
  readonly waiting: ReactNode;
}) {
  const [, setRound] = useState(0);
  const View = part.view();
  return (
    <Boundary
      what={what}
      onAgain={() => {
        part.forget();
        setRound((last) => last + 1);
      }}
    >
      <Suspense fallback={waiting}>
        <View />
      </Suspense>
    </Boundary>
  );
}
