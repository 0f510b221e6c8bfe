import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startService } from "#tests/support/running-service.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const configuration = {
  publicUrl: "https://slots.example.org/",
  servers: {},
  projects: {},
};

for (const role of ["web", "worker"] as const) {
  test(`npm run ${role} without Redis is refused with its remedy`, async () => {
    await using folder = await temporaryFolder();
    const config = join(folder.path, "slots.config.yaml");
    await writeFile(config, JSON.stringify(configuration));

    const service = startService({ SLOTS_CONFIG: config, SLOTS_DATA: folder.path }, role);

    const { code, said } = await service.ended;
    expect(said).toContain(`npm run ${role} needs Redis`);
    expect(said).toContain("Set REDIS_URL");
    expect(said).not.toContain("    at ");
    expect(code).toBe(1);
  });

  test(`npm run ${role} is no way to run the demonstration`, async () => {
    await using folder = await temporaryFolder();

    const service = startService({ SLOTS_DATA: folder.path }, role);

    const { code, said } = await service.ended;
    expect(said).toContain("The demonstration runs in one process.\nRun npm start");
    expect(code).toBe(1);
  });
}

test("what is no address of a Redis is refused, and its password not repeated", async () => {
  await using folder = await temporaryFolder();

  const service = startService({ SLOTS_DATA: folder.path, REDIS_URL: "http://:opensesame@host" });

  const { code, said } = await service.ended;
  expect(said).toContain("REDIS_URL is no address of a Redis.");
  expect(said).not.toContain("opensesame");
  expect(code).toBe(1);
});
