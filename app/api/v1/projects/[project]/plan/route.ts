import { reading } from "#app/api/frame/reading.ts";
import { deciding } from "#app/api/frame/writing.ts";
import { makePlan } from "#app/api/v1/decisions/plan.ts";
import { previewPlanOperation } from "#app/api/v1/operations/preview-plan.ts";

export const dynamic = "force-dynamic";

export const { GET, PUT, PATCH, DELETE } = reading(previewPlanOperation, ["POST"]);
export const POST = deciding(makePlan);
