import { reading } from "#app/api/frame/reading.ts";
import { deciding } from "#app/api/frame/writing.ts";
import { changePolicy } from "#app/api/v1/decisions/project.ts";
import { showPolicyOperation } from "#app/api/v1/operations/show-policy.ts";

export const dynamic = "force-dynamic";

export const { GET, POST, PATCH, DELETE } = reading(showPolicyOperation, ["PUT"]);
export const PUT = deciding(changePolicy);
