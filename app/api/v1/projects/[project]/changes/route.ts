import { reading } from "#app/api/frame/reading.ts";
import { listChangesOperation } from "#app/api/v1/operations/list-changes.ts";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE } = reading(listChangesOperation);
