import { services } from "./services.ts";

/** Half a year, as a browser remembers it: from then on it asks this host with https only. */
const strictly = "max-age=15552000";

/** Lets a browser that came over https never come otherwise. */
export function stayEncrypted(headers: Headers): void {
  if (services().config.publicUrl.startsWith("https:"))
    headers.set("strict-transport-security", strictly);
}
