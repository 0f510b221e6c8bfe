/** A piece of work that the invented project, which runs the tea houses of the moon, has planned. */
export type PlannedWork = {
  readonly name: string;
  readonly area: Area;
  readonly kind: "feature" | "debt";
  readonly title: string;
  /** What its changes are about, as it stands in the middle of a sentence. */
  readonly subject: string;
};

const areas = [
  "kettles",
  "menu",
  "pipes",
  "trays",
  "counter",
  "domes",
  "steward",
  "ledger",
] as const;
export type Area = (typeof areas)[number];

const features = `
kettles | whistle-spread-limit | Limit how many kettles whistle at once | whistle limits
kettles | cold-side-kettles | Prefer kettles on the shaded side of the dome | shaded kettles
kettles | scale-depth-gauge | Leave out kettles that are furred up | scale depth
kettles | descaling-windows | Boil nothing in kettles that are about to be descaled | descaling windows
kettles | refusal-steam-signs | Say on every refusal why a kettle would not boil | refusal signs
kettles | warm-pot-first | Prefer kettles whose pot is warm already | warm pots
kettles | pot-fit-preview | Answer whether a pot fits before it is filled | the pot fit
kettles | moon-clock-policy | Choose whose clock a kettle wakes up by | moon clocks
kettles | low-gravity-lids | Keep lids on where nothing weighs much | low gravity lids
kettles | spout-history | Keep what came out of a spout over a refill | the spout history
menu | biscuit-allowlist | Serve only biscuits that are allowed | the biscuit list
menu | oversteep-alarms | Report when a tea has steeped too long | steeping alarms
menu | leaf-rescue | Rescue leaves from a broken pot | rescued leaves
menu | tasting-queue | Queue tastings at one counter | the tasting queue
menu | recipe-per-guest | Keep each guest's recipes in a drawer | recipe drawers
menu | sugar-headroom | Leave headroom in every sugar bowl | sugar headroom
menu | live-recipe-resize | Make a recipe larger while it is brewed | growing recipes
menu | layered-infusions | Brew from layered infusions | infusion layers
menu | tea-inventory-digest | Send only what changed of a larder | larder digests
menu | cinnamon-rate | Limit the cinnamon that a cup may take | cinnamon rates
pipes | tap-binding-audit | Tell taps whose binding never finished | tap bindings
pipes | floating-cup-hold-down | Keep a returned cup unused for a while | the hold-down
pipes | spout-plug-deadlines | Give each kind of plug a deadline of its own | plug deadlines
pipes | two-tongue-labels | Label the taps in both tongues | two tongues
pipes | valve-dry-run | Show what turning a valve would cut off | dry runs of valves
pipes | hose-hot-swap | Swap a hose without a spill | hose swaps
trays | tray-journal | Write a journal of every tray | the tray journal
trays | lost-saucer-repair | Find lost saucers while guests sit | lost saucers
trays | breakfast-tray-swap | Replace the breakfast tray of a sleeping guest | breakfast trays
trays | one-key-per-tin | One key for each biscuit tin | tin keys
trays | matching-cup-groups | Photograph all cups of a set at one instant | matching cups
trays | tray-progress | Show how far a tray has come | tray progress
counter | partial-guest-lists | Answer with the domes that are open | partial guest lists
counter | bookmark-paging | Page the guest book by bookmark | bookmarks
counter | batch-orders | One order for the same tea at many tables | batch orders
counter | last-orders-bell | Announce last orders in the answer | last orders
counter | appetite-what-if | Ask whether an order would fit the appetite | appetite previews
counter | table-notes | Let guests leave notes on a table | table notes
counter | blend-retirement | Retire a blend without angering its drinkers | retired blends
counter | closed-table-reasons | Close a table with a reason | closing reasons
counter | voucher-expiry | Let vouchers expire | voucher expiry
domes | dome-drain | Empty a dome before it is taken down | draining domes
domes | dome-glow-beacon | Tell which domes glow, and since when | dome glow
domes | cross-dome-sugar-ledger | Count sugar over all domes | the sugar ledger
domes | dome-aware-terraces | Let terraces span domes | terraces over domes
steward | resumable-tea-trolley | Resume a trolley's round after a restart | resumed rounds
steward | evacuate-by-thirst | Evacuate thirsty guests first | thirst priorities
steward | follow-one-order | Follow one order through all domes | order traces
`;

const debts = `
ledger | order-object-split | Split the order by what it orders | the order object
ledger | table-objects-everywhere | Use table objects in place of napkins | table objects
ledger | waiter-record-objects | Use waiter objects in place of rows | waiter objects
steward | head-steward-refactor | Break the head steward into parts | the head steward
steward | one-chore-runner | Run all hourly chores in one place | hourly chores
kettles | kettle-state-refactor | Make kettle states plain values | kettle states
menu | recipe-builders | Build recipes from parts | recipe builders
menu | teapot-contract-tests | One test suite for every teapot | the teapot contract
pipes | pipe-map-objects | Use objects for the remembered pipe map | the pipe map
trays | tray-mapping-cleanup | One form of tray mappings | tray mappings
counter | old-till-removal | Take orders without the old till | the old till
counter | order-form-consolidation | Keep order forms in one place | order forms
`;

/** Everything that was ever planned: about a fifth of it is technical debt. */
export const plannedWork: readonly PlannedWork[] = [
  ...rowsOf(features, "feature"),
  ...rowsOf(debts, "debt"),
];

function rowsOf(table: string, kind: PlannedWork["kind"]): PlannedWork[] {
  return table
    .trim()
    .split("\n")
    .map((line) => {
      const [word, name = "", title = "", subject = ""] = line.split(" | ");
      const area = areas.find((one) => one === word);
      if (area === undefined) throw new Error(`no such area: ${word}`);
      return { name, area, kind, title, subject };
    });
}
