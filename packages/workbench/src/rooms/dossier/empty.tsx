import { addressText } from "@proviso/report/view/address";
import { Link } from "wouter";
import { NewAgreement } from "./new-agreement.tsx";

/** A dossier in which nothing stands yet: what one is for, and the ways to begin. */
export function EmptyDossier() {
  return (
    <div className="dossier">
      <h1>Nothing stands here yet</h1>
      <div className="lede">
        <p>
          A dossier holds what is promised and what was said about it. Write down an agreement, sentence by sentence,
          and it tells you who can stop the promise, how sure and how fast help would be, and what to ask before you
          sign.
        </p>
      </div>
      <ol className="ways">
        <li>
          <h2>Write an agreement</h2>
          <p>From a template that can be asked from its first minute, or from the shelf of treaties.</p>
          <NewAgreement open />
        </li>
        <li>
          <h2>Read an article</h2>
          <p>
            Paste or drop what somebody reported. Proviso finds who said what, in the article's own words; you accept,
            mend or reject it.
          </p>
          <p>
            <Link className="button" href={addressText({ room: "read", take: {}, view: {} })}>
              Read a document
            </Link>
          </p>
        </li>
      </ol>
    </div>
  );
}
