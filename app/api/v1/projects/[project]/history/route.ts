import { reading } from "#app/api/frame/reading.ts";
import { listHistoryOperation } from "#app/api/v1/operations/list-history.ts";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE } = reading(listHistoryOperation);
