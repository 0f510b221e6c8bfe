import { reading } from "#app/api/frame/reading.ts";
import { showBacklogOperation } from "#app/api/v1/operations/show-backlog.ts";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE } = reading(showBacklogOperation);
