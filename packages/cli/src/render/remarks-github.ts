import type { Remark, Severity } from "./remark.ts";

const COMMANDS: Record<Severity, string> = { error: "error", warning: "warning", info: "notice", hint: "notice" };

/** One remark as a GitHub Actions workflow command, which shows as an annotation on the line. */
export function remarkGithub({ severity, place, code, message, help }: Remark): string {
  const properties = {
    file: place.file,
    line: place.line,
    endLine: place.endLine,
    // GitHub rejects columns of a range over several lines.
    ...(place.line === place.endLine ? { col: place.column, endColumn: place.endColumn } : {}),
    title: code,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${COMMANDS[severity]} ${list.join(",")}::${escapeData(help === undefined ? message : `${message}\n${help}`)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
