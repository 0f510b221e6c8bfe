import { reading } from "#app/api/frame/reading.ts";
import { showBoardOperation } from "#app/api/v1/operations/show-board.ts";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE } = reading(showBoardOperation);
