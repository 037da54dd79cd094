import { expect, it } from "vitest";
import { code, paragraph, quiet, strong } from "./document.ts";
import { documentMarkdown } from "./markdown.ts";

it("leaves no white space at the inner side of a mark, where it would print as asterisks", () => {
  const line = paragraph(strong("As announced: "), "it is kept", quiet(" (mostly) "), strong(" "), code("a b"));
  expect(documentMarkdown([line])).toBe("**As announced:** it is kept _(mostly)_  `a b`\n");
});
