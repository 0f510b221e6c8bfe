import { notRead } from "#app/api/frame/not-read.ts";
import { deciding } from "#app/api/frame/writing.ts";
import { rankOne } from "#app/api/v1/decisions/rank.ts";

export const dynamic = "force-dynamic";

export const { GET, POST, PATCH, DELETE } = notRead("PUT");
export const PUT = deciding(rankOne);
