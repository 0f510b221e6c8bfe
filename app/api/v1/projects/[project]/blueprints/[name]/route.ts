import { reading } from "#app/api/frame/reading.ts";
import { explainBlueprintOperation } from "#app/api/v1/operations/explain-blueprint.ts";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE } = reading(explainBlueprintOperation);
