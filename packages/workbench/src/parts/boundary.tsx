import { Component, type ReactNode } from "react";
import { Notice } from "./notice.tsx";

interface Props {
  /** What stands here, as the beginning of a sentence: "This room". */
  readonly what: string;
  /** Called before it is tried again. */
  readonly onAgain?: () => void;
  readonly children: ReactNode;
}

/**
 * Where a part of the page fails, the rest goes on: it says what happened and lets it be tried again. Code that comes when it is needed may not come
 * where the server is away.
 */
export class Boundary extends Component<Props, { readonly failure?: Error | undefined }> {
  override state: { readonly failure?: Error | undefined } = {};

  static getDerivedStateFromError(failure: unknown): { failure: Error } {
    return { failure: failure instanceof Error ? failure : new Error(String(failure)) };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    const { what, onAgain, children } = this.props;
    if (failure === undefined) return children;
    return (
      <Notice tone="blocked">
        <p>
          {isFetching(failure)
            ? `${what} could not be fetched, since the server does not answer. What you wrote is kept, and what is open stays as it is. Start the server again where it has ended.`
            : `${what} cannot be shown: ${failure.message} What you wrote is kept, and the rest of the page works.`}
        </p>
        <p>
          <button
            type="button"
            className="button"
            onClick={() => {
              onAgain?.();
              this.setState({ failure: undefined });
            }}
          >
            Try again
          </button>
        </p>
      </Notice>
    );
  }
}

/** Browsers name the failure of a dynamic import each in their own words. */
function isFetching({ message }: Error): boolean {
  return /dynamically imported module|module script failed|unable to preload/i.test(message);
}
