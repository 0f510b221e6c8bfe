import { reading } from "#app/api/frame/reading.ts";
import { deciding } from "#app/api/frame/writing.ts";
import { rankSeveral } from "#app/api/v1/decisions/rank.ts";
import { showBacklogOperation } from "#app/api/v1/operations/show-backlog.ts";

export const dynamic = "force-dynamic";

export const { GET, POST, PATCH, DELETE } = reading(showBacklogOperation, ["PUT"]);
export const PUT = deciding(rankSeveral);
