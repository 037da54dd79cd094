import type { Declaration } from "../shell.ts";
import { archive } from "./archive.ts";
import { brief } from "./brief.ts";
import { check } from "./check.ts";
import { compare } from "./compare.ts";
import { completion } from "./completion.ts";
import { deter } from "./deter.ts";
import { diff } from "./diff.ts";
import { exporting } from "./export.ts";
import { fmt } from "./fmt.ts";
import { influence } from "./influence.ts";
import { init } from "./init.ts";
import { play } from "./play.ts";
import { power } from "./power.ts";
import { questions } from "./questions.ts";
import { reading } from "./read.ts";
import { claim, record } from "./record.ts";
import { reviewing } from "./review.ts";
import { search } from "./search.ts";
import { serving } from "./serve.ts";
import { story } from "./story.ts";
import { strength } from "./strength.ts";
import { sweep } from "./sweep.ts";
import { testing } from "./test.ts";
import { arrival, worth } from "./timed.ts";
import { voiding } from "./void.ts";
import { way } from "./way.ts";

/** Every command, in the order of the help. */
export const COMMANDS: readonly Declaration[] = [
  init,
  check,
  fmt,
  brief,
  voiding,
  way,
  power,
  strength,
  arrival,
  worth,
  questions,
  record,
  claim,
  play,
  story,
  compare,
  diff,
  influence,
  deter,
  sweep,
  reading,
  reviewing,
  archive,
  search,
  testing,
  exporting,
  serving,
  completion,
];
