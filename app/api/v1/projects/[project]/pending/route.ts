import { reading } from "#app/api/frame/reading.ts";
import { showPendingOperation } from "#app/api/v1/operations/show-pending.ts";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE } = reading(showPendingOperation);
