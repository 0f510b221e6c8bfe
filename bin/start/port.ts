import { type AddressInfo, createServer } from "node:net";
import { SetupError } from "#lib/failure.ts";

/**
 * The port to listen on: the wanted one if it is free, any free one for 0.
 *
 * @throws SetupError if it is in use or may not be had
 */
export function claimPort(host: string, wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(trouble(host, wanted, error.code ?? error.message));
    });
    server.listen(wanted, host, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function trouble(host: string, port: number, code: string): SetupError {
  const remedies: Record<string, readonly [string, string]> = {
    EADDRINUSE: [
      `Port ${port} of ${host} is in use by another program.`,
      `Stop that one, or choose another port: PORT=${port + 1} npm start.`,
    ],
    EACCES: [
      `Port ${port} of ${host} may not be opened by this user.`,
      "Choose a port above 1023, such as PORT=3000 npm start.",
    ],
  };
  const [text, remedy] = remedies[code] ?? [
    `The service can't listen on port ${port} of ${host}: ${code}.`,
    "Set HOST to an address of this machine, such as HOST=127.0.0.1.",
  ];
  return new SetupError("port", text, remedy);
}
