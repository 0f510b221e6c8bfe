import { reading } from "#app/api/frame/reading.ts";
import { listAttentionOperation } from "#app/api/v1/operations/list-attention.ts";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE } = reading(listAttentionOperation);
