import { reading } from "#app/api/frame/reading.ts";
import { listProjectsOperation } from "#app/api/v1/operations/list-projects.ts";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE } = reading(listProjectsOperation);
