import { quoted } from "@proviso/agreement";
import fc from "fast-check";
import { expect, it } from "vitest";

it.each([
  ["a veto", "“a veto”"],
  ['"We will answer."', "“We will answer.”"],
  ["“We will answer.”", "“We will answer.”"],
  ['"No," he said, "never."', "“‘No,’ he said, ‘never.’”"],
  ['receive "NATO-style" guarantees', "“receive ‘NATO-style’ guarantees”"],
  ['the ("firm") offer', "“the (‘firm’) offer”"],
  ['"We will answer, and', "“We will answer, and”"],
  ['and more."', "“and more.”"],
  ['a "second" offer"', "“a ‘second’ offer”"],
  ["", "“”"],
])("%s is shown as %s", (words, shown) => expect(quoted(words)).toBe(shown));

it("never shows one double mark beside another", () =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom('"', "“", "”", "a", " ", "’"), { maxLength: 12 }), (parts) => {
      expect(quoted(parts.join("")).slice(1, -1)).not.toMatch(/["“”]/);
    }),
  ));
