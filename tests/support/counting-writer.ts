import { openDatabase } from "#lib/database/open.ts";

/**
 * A process of its own that adds one to a number of the database, again and again, by reading and then writing:
 * `node --import tsx counting-writer.ts FILE TIMES`.
 */
const [file = "", times = "0"] = process.argv.slice(2);
const { transaction, close } = await openDatabase({ file });
for (let turn = 0; turn < Number(times); turn++) {
  await transaction(async (tx) => {
    const { orderVersion } = await tx.project.findUniqueOrThrow({ where: { key: "nova" } });
    await tx.project.update({
      where: { key: "nova" },
      data: { orderVersion: orderVersion + 1 },
    });
  });
}
await close();
