import { reading } from "#app/api/frame/reading.ts";
import { explainChangeOperation } from "#app/api/v1/operations/explain-change.ts";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE } = reading(explainChangeOperation);
