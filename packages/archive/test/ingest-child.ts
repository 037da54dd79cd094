/** A process that imports a folder and tells how far it is: what the tests kill. `node ingest-child.ts WHERE FOLDER` */
import { ingest, openArchive } from "../src/index.ts";

const [where = "", ...folders] = process.argv.slice(2);
const archive = await openArchive(where, { now: () => "2025-09-01T00:00:00.000Z", patience: 60_000 });
const result = await ingest(archive, folders, {
  extract: ({ bytes }) => {
    const [title = "", ...lines] = new TextDecoder().decode(bytes).split("\n");
    return { title, text: lines.join("\n"), date: "2025-08-20", mediaType: "text/plain" };
  },
  progress: (done) => process.stdout.write(`${done}\n`),
});
await archive.close();
process.stdout.write(`${JSON.stringify(result)}\n`);
