import { CODES } from "@proviso/language";

/** One table for each part of the language. */
export function diagnosticsTable(): string {
  const about = [...new Set(Object.values(CODES).map((entry) => entry.about))];
  return about
    .map((part) => {
      const rows = Object.entries(CODES)
        .filter(([, entry]) => entry.about === part)
        .map(
          ([code, { severity, explanation, remedy }]) =>
            `| \`${code}\` | ${severity} | ${cell(explanation)} | ${cell(remedy)} |`,
        );
      return [
        `#### About ${part}`,
        "",
        "| code | | what is wrong | what to do |",
        "| --- | --- | --- | --- |",
        ...rows,
        "",
      ].join("\n");
    })
    .join("\n")
    .trimEnd();
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
