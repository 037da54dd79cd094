import type { Model } from "@proviso/agreement";
import { type ClaimReviewOptions, claimReviews, provenance, statementAnnotations } from "@proviso/record";
import { cliHost } from "./host.ts";

/** The record in the vocabularies of others. Sources are read again, for what stands around the words cited. */
export async function exported(
  model: Model,
  form: "annotations" | "claimreview" | "prov",
  { reviewer, url }: ClaimReviewOptions,
): Promise<unknown> {
  switch (form) {
    case "annotations":
      return statementAnnotations(model, await textsOf(model));
    case "claimreview":
      return claimReviews(model, { reviewer, url });
    case "prov":
      return provenance(model);
  }
}

async function textsOf(model: Model): Promise<Map<string, string>> {
  const host = cliHost();
  const texts = new Map<string, string>();
  for (const { name, path, at } of model.sources) texts.set(name, await host.read(host.resolve(at.file, path)));
  return texts;
}
