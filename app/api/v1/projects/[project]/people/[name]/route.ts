import { reading } from "#app/api/frame/reading.ts";
import { showPersonOperation } from "#app/api/v1/operations/show-person.ts";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE } = reading(showPersonOperation);
