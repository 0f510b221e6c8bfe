import { createChange } from "./changes.ts";
import { type PassingProject, passingProject } from "./passing-project.ts";

/** One slot with bp-1 in it, and bp-2 behind it, each with one open change; of more slots both have one. */
export async function oneSlot({
  isStarted = true,
  slots = "1",
} = {}): Promise<PassingProject & { readonly changes: readonly number[] }> {
  const stage = await passingProject({ "slots.count": slots, "slots.debt": "0" });
  const [author] = stage.nova.authors;
  const changes: number[] = [];
  for (const name of ["bp-1", "bp-2"]) {
    const topic = `bp/${name}`;
    const message = `Work on ${name}`;
    const { repository } = stage.nova;
    changes.push(await createChange(stage.server, author, { repository, message, topic }));
  }
  await stage.know([{ name: "bp-1" }, { name: "bp-2" }]);
  if (isStarted) {
    await stage.start();
    await stage.pass();
    await stage.pass();
  }
  return { ...stage, changes };
}
