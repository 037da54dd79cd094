import { checkArchitecture, REPOSITORY } from "./check.ts";
import { ROOMS } from "./rules.ts";

const report = checkArchitecture(REPOSITORY, ROOMS);
for (const { file, line, specifier, message } of report.violations) {
  console.error(`${file}:${line}  "${specifier}": ${message}`);
}
console.log(`${report.modules} modules, ${report.imports} imports, ${report.violations.length} against the arrows`);
process.exitCode = report.violations.length === 0 ? 0 : 1;
