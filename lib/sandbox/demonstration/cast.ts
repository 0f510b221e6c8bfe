/** Somebody in the demonstration; all of them are invented, and no name could be that of a person. */
export type Character = { readonly username: string; readonly name: string };

const named = (name: string): Character => ({
  username: name.toLowerCase().replaceAll(" ", "-"),
  name,
});

/** The core reviewers of the project. */
export const cores: readonly Character[] = [
  "Brass Kettle",
  "Quiet Lantern",
  "North Bobbin",
  "Paper Anvil",
  "Second Harbour",
  "Umber Thimble",
  "Velvet Gasket",
  "Winter Trellis",
].map(named);

/** Everybody else who uploads changes and looks at those of others. */
export const contributors: readonly Character[] = [
  ...["Amber Sprocket", "Basalt Teacup", "Cedar Pulley", "Cobalt Mitten", "Copper Bramble"],
  ...["Distant Abacus", "Dusty Sextant", "Early Cinnabar", "Eleventh Spool", "Fallow Beacon"],
  ...["Felt Compass", "Flint Umbrella", "Gentle Ratchet", "Glass Orchard", "Grey Bellows"],
  ...["Hollow Marble", "Idle Pendulum", "Ivory Crankshaft", "Juniper Latch", "Kindling Gauge"],
  ...["Late Marigold", "Linen Pylon", "Lost Cartouche", "Maple Rivet", "Mossy Semaphore"],
  ...["Narrow Kiln", "Odd Barometer", "Oblique Candle", "Pewter Fern", "Plaid Turbine"],
  ...["Quartz Wicket", "Rusty Almanac", "Salt Periscope", "Silver Trowel", "Tidal Ledger"],
  ...["Untied Ribbon", "Walnut Dynamo"],
].map(named);

/** The account that runs the tests and reports them as votes on Verified. */
export const tester: Character = { username: "ci-bot", name: "Check runner" };

/** The account of the service itself; the configuration of the demonstration signs in as it. */
export const bot = {
  username: "slotbot",
  name: "Review slots",
  password: "slotbot-secret",
} as const;

/** Everybody's password but the bot's: the sandbox listens on loopback and holds nothing of worth. */
export const passwordOf = ({ username }: Character): string => `${username}-secret`;
