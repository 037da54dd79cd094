import type { Block, Document, Evidence } from "@proviso/report/document";

/** A part of the brief under a heading of its own. */
export interface Section {
  /** What an address within the page calls it. */
  readonly id: string;
  readonly title: string;
  readonly blocks: Document;
}

/** A piece of evidence with the number of its note. */
export interface Note {
  readonly number: number;
  readonly step: Evidence;
}

/** What follows the three sentences, by its headings of the second level. */
export function sectionsOf(document: Document): Section[] {
  const sections: { id: string; title: string; blocks: Block[] }[] = [];
  for (const block of document) {
    if (block.kind === "heading" && block.level === 2)
      sections.push({ id: `part-${sections.length + 1}`, title: block.text, blocks: [] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}

/** Every piece of evidence, numbered in the order in which a reader comes upon it. */
export function notesOf(blocks: Document): Note[] {
  return stepsIn(blocks).map((step, i) => ({ number: i + 1, step }));
}

function stepsIn(blocks: Document): Evidence[] {
  return blocks.flatMap((block): readonly Evidence[] => {
    if (block.kind === "evidence") return block.steps;
    if (block.kind === "list") return block.items.flatMap(({ below }) => stepsIn(below ?? []));
    return [];
  });
}
