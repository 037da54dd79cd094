import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Model } from "@proviso/agreement";
import { load, loadText } from "@proviso/language";
import { nodeHost } from "@proviso/language/node";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import {
  type Candidate,
  candidateAnnotation,
  claimReviews,
  provenance,
  selectorAt,
  statementAnnotations,
} from "../src/index.ts";

const DOSSIER = join(import.meta.dirname, "../../../dossiers/ukraine-2025");
const { model } = (await load([join(DOSSIER, "record.proviso")], nodeHost())) as { model: Model };
const article = readFileSync(join(DOSSIER, "sources/article.txt"), "utf8");
const texts = new Map([["article", article]]);

const iri = { type: "string", minLength: 1, pattern: '^[^\\s<>"{}|\\\\^`]+$' };

/** What the Web Annotation Data Model (2017) requires of an annotation with specific resources: sections 3.1, 3.2.4, 4 and 4.2. */
const ANNOTATION = {
  type: "object",
  required: ["@context", "id", "type", "target"],
  properties: {
    "@context": { const: "http://www.w3.org/ns/anno.jsonld" },
    id: iri,
    type: { const: "Annotation" },
    motivation: { enum: ["describing", "identifying", "linking", "classifying", "commenting"] },
    body: {
      type: "object",
      required: ["type", "value"],
      properties: { type: { const: "TextualBody" }, value: { type: "string", minLength: 1 } },
    },
    target: {
      type: "array",
      items: {
        type: "object",
        required: ["type", "source", "selector"],
        properties: {
          type: { const: "SpecificResource" },
          source: iri,
          selector: {
            type: "array",
            minItems: 1,
            items: {
              oneOf: [
                {
                  required: ["type", "start", "end"],
                  properties: {
                    type: { const: "TextPositionSelector" },
                    start: { type: "integer", minimum: 0 },
                    end: { type: "integer", minimum: 1 },
                  },
                },
                {
                  required: ["type", "exact"],
                  properties: {
                    type: { const: "TextQuoteSelector" },
                    exact: { type: "string", minLength: 1 },
                    prefix: { type: "string" },
                    suffix: { type: "string" },
                  },
                },
              ],
            },
          },
        },
      },
    },
  },
};

/** schema.org: the types and the properties that they have, with what consumers of ClaimReview require. */
const REVIEW = {
  type: "object",
  required: ["@context", "@type", "claimReviewed", "reviewRating", "itemReviewed"],
  additionalProperties: false,
  properties: {
    "@context": { const: "https://schema.org" },
    "@type": { const: "ClaimReview" },
    "@id": iri,
    url: iri,
    author: { $ref: "#/$defs/agent" },
    claimReviewed: { type: "string", minLength: 1 },
    reviewBody: { type: "string", minLength: 1 },
    reviewRating: {
      type: "object",
      required: ["@type", "alternateName"],
      dependentRequired: { ratingValue: ["bestRating", "worstRating"] },
      properties: { "@type": { const: "Rating" }, ratingValue: { type: "number", minimum: 1, maximum: 5 } },
    },
    itemReviewed: {
      type: "object",
      required: ["@type", "text"],
      additionalProperties: false,
      properties: {
        "@type": { const: "Claim" },
        "@id": iri,
        text: { type: "string" },
        author: { $ref: "#/$defs/agent" },
        appearance: { type: "array" },
      },
    },
    citation: { type: "array", items: { type: "object", required: ["@type", "text"] } },
  },
  $defs: {
    agent: {
      type: "object",
      required: ["@type", "name"],
      properties: { "@type": { enum: ["Person", "Organization"] }, name: { type: "string", minLength: 1 } },
    },
  },
};

const ajv = new Ajv2020({ strict: false, allErrors: true });
const problems = (schema: object, value: unknown) => {
  const validate = ajv.compile(schema);
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

describe("annotations", () => {
  it("are what the Web Annotation Data Model requires, and select the words that are cited", () => {
    const all = statementAnnotations(model, texts);
    expect(all.length).toBe(model.statements.length);
    for (const annotation of all) {
      expect(problems(ANNOTATION, annotation)).toEqual([]);
      for (const { selector } of annotation.target) {
        const [position, quote] = selector;
        if (position?.type !== "TextPositionSelector" || quote?.type !== "TextQuoteSelector")
          throw new Error("no pair");
        expect([...article].slice(position.start, position.end).join("")).toBe(quote.exact);
      }
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const blind = statementAnnotations(model);
    for (const annotation of blind) expect(problems(ANNOTATION, annotation)).toEqual([]);
  });

  it("count characters, and hold candidates too", () => {
    const text = "🕊 Peace, said Lavrov.";
    const at = (words: string) =>
      selectorAt(text, { start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const candidate: Candidate = {
      id: "a b",
      document: "0",
      speaker: { words: [at("Lavrov")], because: "" },
      act: "state",
      cue: [at("said")],
      content: [at("Peace")],
      quotation: "paraphrased",
      polarity: "affirmed",
      modality: "asserted",
      conditions: [],
      bears: [],
      confidence: 1,
      because: [],
      foundBy: "rules",
    };
    const annotation = candidateAnnotation(candidate, text, "press/a page.txt");
    expect(problems(ANNOTATION, annotation)).toEqual([]);
    expect(annotation.target.map(({ source, selector }) => [source, selector[0]])).toEqual([
      ["press/a%20page.txt", { type: "TextPositionSelector", start: 9, end: 13 }],
      ["press/a%20page.txt", { type: "TextPositionSelector", start: 2, end: 7 }],
    ]);
  });
});

describe("reviews of claims", () => {
  it("are schema.org's, rated where the record decides", () => {
    const reviews = claimReviews(model, { reviewer: "The desk", url: "https://example.org/reviews" });
    for (const review of reviews) expect(problems(REVIEW, review)).toEqual([]);
    expect(reviews[0]).toMatchObject({
      author: { "@type": "Organization", name: "The desk" },
      reviewRating: { ratingValue: 1, alternateName: "Contradicted by the record" },
      itemReviewed: { "@type": "Claim", author: { name: "pro-Russian advocates" } },
    });
    for (const review of claimReviews(model)) expect(problems(REVIEW, review)).toEqual([]);
  });
});

describe("provenance", () => {
  it("relates only what it declares, by PROV's names", async () => {
    const { model: corrected } = (await loadText(
      `agreement Pact "Pact" assumed "test"
       person Envoy of France "the envoy"
       source paper "paper.txt" dated 2022
       statement one by Envoy on 2022-03 at "Paris" reported by Poland on 2022-04 accepts Pact cite paper "Words"
       statement by France undated supersedes one rejects Pact assumed "test"`,
      { files: { "paper.txt": "Words." } },
    )) as { model: Model };
    for (const each of [model, corrected]) {
      const prov = provenance(each);
      const known = new Set([...Object.keys(prov.entity), ...Object.keys(prov.agent)]);
      const ends: Readonly<Record<string, readonly string[]>> = {
        wasAttributedTo: ["prov:entity", "prov:agent"],
        wasDerivedFrom: ["prov:generatedEntity", "prov:usedEntity"],
        actedOnBehalfOf: ["prov:delegate", "prov:responsible"],
        wasInfluencedBy: ["prov:influencee", "prov:influencer"],
      };
      const ids = new Set<string>();
      for (const [relation, names] of Object.entries(ends))
        for (const [id, made] of Object.entries(prov[relation as "wasAttributedTo"])) {
          expect(ids.has(id)).toBe(false);
          ids.add(id);
          for (const name of names) expect(known).toContain((made as Record<string, string>)[name]);
        }
      // Qualified names: a declared prefix and a local part.
      for (const id of known) {
        expect(id).toMatch(/^[a-z]+:[A-Za-z0-9_%.~-]+$/);
        expect(Object.keys(prov.prefix)).toContain(id.split(":")[0]);
      }
    }
    expect(provenance(corrected)).toMatchObject({
      entity: {
        "statement:one": { "proviso:said": "2022-03", "proviso:venue": "Paris", "proviso:reported": "2022-04" },
      },
      wasInfluencedBy: expect.objectContaining({}),
    });
    const types = Object.values(provenance(corrected).wasDerivedFrom).map(
      (each) => (each as { "prov:type": { $: string } })["prov:type"].$,
    );
    expect(types.sort()).toEqual(["prov:Quotation", "prov:Revision"]);
  });
});
