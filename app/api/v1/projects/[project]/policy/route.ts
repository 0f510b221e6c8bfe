import { reading } from "#app/api/frame/reading.ts";
import { showPolicyOperation } from "#app/api/v1/operations/show-policy.ts";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE } = reading(showPolicyOperation);
