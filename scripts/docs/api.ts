import { apiDescription, FAULTS } from "@proviso/server";

interface Operation {
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
}

/** Every path of the API with what it takes, by part. */
export function apiPaths(): string {
  const paths = (apiDescription("").paths ?? {}) as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const tags = [...new Set(operations.map(({ operation }) => operation.tags?.[0] ?? "Other"))];
  return tags
    .map((tag) => {
      const own = operations.filter(({ operation }) => (operation.tags?.[0] ?? "Other") === tag);
      return `### ${tag}\n\n${own.map(({ path, method, operation }) => operationText(path, method, operation)).join("\n\n")}`;
    })
    .join("\n\n");
}

function operationText(
  path: string,
  method: string,
  { summary = "", description, parameters = [], requestBody }: Operation,
): string {
  const query = parameters
    .filter((one) => one.in === "query")
    .map(({ name, required }) => `\`${name}\`${required === true ? " (needed)" : ""}`);
  const takes = [
    ...(query.length === 0 ? [] : [`Query: ${query.join(", ")}.`]),
    ...(requestBody === undefined ? [] : [`Body: ${Object.keys(requestBody.content).join(" or ")}.`]),
  ];
  return [`**\`${method} ${path}\`** ${summary}.`, description, takes.join(" ")]
    .filter((part) => part !== undefined && part !== "")
    .join("\n\n");
}

/** Every kind of problem, with its status. */
export function apiProblems(): string {
  const rows = Object.entries(FAULTS).map(
    ([code, { status, title }]) => `| \`/problems/${code}\` | ${status} | ${title} |`,
  );
  return ["| type | status | title |", "| --- | --- | --- |", ...rows].join("\n");
}
