import { reading } from "#app/api/frame/reading.ts";
import { findWorkOperation } from "#app/api/v1/operations/find-work.ts";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE } = reading(findWorkOperation);
