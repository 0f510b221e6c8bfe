import { notRead } from "#app/api/frame/not-read.ts";
import { deciding } from "#app/api/frame/writing.ts";
import { resume } from "#app/api/v1/decisions/project.ts";

export const dynamic = "force-dynamic";

export const { GET, PUT, PATCH, DELETE } = notRead("POST");
export const POST = deciding(resume);
