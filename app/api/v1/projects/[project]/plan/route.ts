import { reading } from "#app/api/frame/reading.ts";
import { previewPlanOperation } from "#app/api/v1/operations/preview-plan.ts";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE } = reading(previewPlanOperation);
