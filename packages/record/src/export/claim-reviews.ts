import type { Claim, Model, Speaker } from "@proviso/agreement";
import { claimVerdict, type Verdict } from "../claims.ts";
import { evidence, speakerName } from "../words.ts";

export interface ClaimReviewOptions {
  /** Who answers for the review. */
  readonly reviewer?: string | undefined;
  /** Where the review is published. */
  readonly url?: string | undefined;
}

const NAMES: Readonly<Record<Verdict, string>> = {
  supported: "Supported by the record",
  contradicted: "Contradicted by the record",
  unsupported: "Neither supported nor contradicted by the record",
};

/**
 * Each claim with its verdict as a schema.org `ClaimReview` of a `Claim`, as JSON-LD. A rating from 1 (contradicted) to 5 (supported); what the record
 * leaves open has a name and no number.
 */
export function claimReviews(model: Model, { reviewer, url }: ClaimReviewOptions = {}): object[] {
  return model.claims.map((claim) => {
    const { verdict, why, deciding } = claimVerdict(model, claim.id);
    const rating = { supported: 5, contradicted: 1, unsupported: undefined }[verdict];
    return {
      "@context": "https://schema.org",
      "@type": "ClaimReview",
      "@id": `urn:proviso:review:${encodeURIComponent(claim.id)}`,
      ...(url === undefined ? {} : { url }),
      ...(reviewer === undefined ? {} : { author: { "@type": "Organization", name: reviewer } }),
      claimReviewed: claim.text,
      reviewBody: why,
      reviewRating: {
        "@type": "Rating",
        alternateName: NAMES[verdict],
        ...(rating === undefined ? {} : { ratingValue: rating, bestRating: 5, worstRating: 1 }),
      },
      itemReviewed: claimThing(model, claim),
      citation: deciding.map((statement) => ({
        "@type": "Quotation",
        "@id": `urn:proviso:statement:${encodeURIComponent(statement.id)}`,
        text: evidence(model, statement),
        ...(statement.dated.kind === "undated" ? {} : { dateCreated: statement.dated.date }),
        creator: agent(model, statement.by),
      })),
    };
  });
}

function claimThing(model: Model, claim: Claim): object {
  const cited = claim.support.flatMap((support) => (support.kind === "assumed" ? [] : [support.source]));
  const sources = model.sources.filter(({ name }) => cited.includes(name));
  return {
    "@type": "Claim",
    "@id": `urn:proviso:claim:${encodeURIComponent(claim.id)}`,
    text: claim.text,
    ...(claim.by === undefined ? {} : { author: agent(model, claim.by) }),
    ...(sources.length === 0
      ? {}
      : {
          appearance: sources.map(({ name, path, dated }) => ({
            "@type": "CreativeWork",
            name,
            url: encodeURI(path),
            datePublished: dated,
          })),
        }),
  };
}

function agent(model: Model, speaker: Speaker): object {
  return { "@type": speaker.kind === "person" ? "Person" : "Organization", name: speakerName(model, speaker) };
}
