import type { Declaration } from "../shell.ts";
import { completion } from "./completion.ts";
import { init } from "./init.ts";

/** Every command, in the order of the help. */
export const COMMANDS: readonly Declaration[] = [init, completion];
