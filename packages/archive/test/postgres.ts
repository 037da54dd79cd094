import { spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { Client } from "pg";

/** A running server on which every call makes a new, empty database and gives its connection string. */
export interface TestServer {
  readonly database: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

const PASSWORD = "s3cret/of@test";

/** Folders where systems put Postgres's programs, besides those on the path. */
const FOLDERS = ["/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin"];

/** The program `initdb` of a Postgres server on this machine, if there is one. */
export function initdb(): string | undefined {
  const onPath = (process.env["PATH"] ?? "").split(":").map((folder) => join(folder, "initdb"));
  const installed = FOLDERS.flatMap((pattern) => globSync(`${pattern}/initdb`)).sort();
  return [...onPath, ...installed.reverse()].find((program) => existsSync(program));
}

/** A Postgres cluster in a temporary folder, with a password, made for one test and removed after it. Postgres refuses to run as root. */
export async function cluster(program: string): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "proviso-postgres-"));
  const user = process.getuid?.() === 0 ? unprivileged() : undefined;
  const data = join(folder, "data");
  const secret = join(folder, "password");
  writeFileSync(secret, PASSWORD);
  if (user !== undefined) for (const path of [folder, secret]) chownSync(path, user.uid, user.gid);
  const made = spawnSync(
    program,
    [
      `--pgdata=${data}`,
      "--username=proviso",
      `--pwfile=${secret}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--no-locale",
      "--no-sync",
    ],
    { ...user, cwd: folder, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}${made.error ?? ""}`);
  const port = await freePort();
  const options = ["fsync=off", "listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`, `port=${port}`];
  const server = spawn(
    join(dirname(program), "postgres"),
    ["-D", data, ...options.flatMap((option) => ["-c", option])],
    { ...user, cwd: folder, stdio: "ignore" },
  );
  const address = (name: string) => `postgres://proviso:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${name}`;
  const stop = async () => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    if (server.exitCode === null && server.kill("SIGINT")) await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answering(address("postgres"));
  } catch (error) {
    await stop();
    throw error;
  }
  let count = 0;
  return {
    database: async () => {
      const name = `archive${++count}`;
      const client = new Client({ connectionString: address("postgres") });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return address(name);
    },
    stop,
  };
}

/** PGlite, which is Postgres built for Node, behind a socket, for machines without a server. */
export async function pglite(): Promise<TestServer> {
  const running: { readonly db: PGlite; readonly server: PGLiteSocketServer }[] = [];
  return {
    database: async () => {
      const db = await PGlite.create();
      const port = await freePort();
      const server = new PGLiteSocketServer({ db, port, host: "127.0.0.1", maxConnections: 20 });
      await server.start();
      running.push({ db, server });
      return `postgres://postgres:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/postgres?sslmode=disable`;
    },
    stop: async () => {
      for (const { db, server } of running) {
        await server.stop();
        await db.close();
      }
    },
  };
}

/** A real server where the machine has one, else PGlite: tests that need Postgres are never left out. */
export function postgres(): Promise<TestServer> {
  const program = process.env["PROVISO_TEST_PGLITE"] === undefined ? initdb() : undefined;
  return program === undefined ? pglite() : cluster(program);
}

function unprivileged(): { uid: number; gid: number } {
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((which) => spawnSync("id", [which, name], { encoding: "utf8" }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error("There is no user as whom Postgres could run.");
}

async function answering(address: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new Client({ connectionString: address });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (tries > 600) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
