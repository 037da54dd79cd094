export { type Accepted, type AcceptOptions, type AcceptResult, acceptStatement } from "./accept/accept.ts";
export { CODES, type CodeEntry, type DiagnosticCode, type Severity } from "./diagnostics/codes.ts";
export type { Diagnostic, Fix, Related } from "./diagnostics/diagnostic.ts";
export { type Formatted, format } from "./format/format.ts";
export { type Host, InputError, type InputErrorCode, joinPath, memoryHost } from "./host.ts";
export type { Named, NameKind, Names } from "./link/names.ts";
export { type Analysis, analyse, type Loaded, type LoadOptions, load, loadText } from "./load.ts";
