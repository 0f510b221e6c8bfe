import { generateBacklog } from "./backlog.ts";
import { demonstrationSeed } from "./demonstration-state.ts";
import type { Company } from "./people/next-acts.ts";

/** Who works in the demonstration: the owners of its approved blueprints, by its seed unless another is given. */
export function demonstrationCompany(seed = demonstrationSeed): Company {
  const { blueprints } = generateBacklog(demonstrationSeed);
  const approved = blueprints.filter(({ approvedAgo }) => approvedAgo !== null);
  return { seed, owners: new Map(approved.map(({ name, owner }) => [name, owner])) };
}
