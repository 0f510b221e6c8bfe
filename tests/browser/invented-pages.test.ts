import { checkPagesOf } from "./check-pages.ts";

checkPagesOf("invented");
