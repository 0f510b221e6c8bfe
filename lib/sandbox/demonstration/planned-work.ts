/** A piece of work that the invented project has planned. */
export type PlannedWork = {
  readonly name: string;
  readonly area: Area;
  readonly kind: "feature" | "debt";
  readonly title: string;
  /** What its changes are about, as it stands in the middle of a sentence. */
  readonly subject: string;
};

const areas = [
  "scheduler",
  "virt",
  "network",
  "volumes",
  "api",
  "cells",
  "conductor",
  "objects",
] as const;
export type Area = (typeof areas)[number];

const features = `
scheduler | affinity-spread-limit | Limit how many members of a group share a host | group spread limits
scheduler | cooling-zone-weigher | Prefer hosts in cooler zones of the machine room | cooling zones
scheduler | disk-queue-depth-filter | Leave out hosts whose disks are busy | disk queue depth
scheduler | host-maintenance-windows | Place nothing on hosts that are about to go down | maintenance windows
scheduler | retry-with-reasons | Say on every retry why a host was refused | refusal reasons
scheduler | weigh-by-image-cache | Prefer hosts that have the image already | cached images
scheduler | numa-fit-preview | Answer whether a flavour fits before booting it | the NUMA fit
virt | libvirt-guest-clock-policy | Choose the clock of a guest by image property | guest clock policies
virt | libvirt-memory-ballast | Return idle guest memory to the host | memory ballast
virt | libvirt-serial-history | Keep the serial console over a reboot | the serial history
virt | libvirt-usb-allowlist | Attach only USB devices that are allowed | the USB allow list
virt | libvirt-watchdog-events | Report when a guest's watchdog fired | watchdog events
virt | hyperv-differencing-rescue | Rescue guests from a differencing disk | differencing disks
virt | hyperv-snapshot-queue | Queue snapshots on one host | the snapshot queue
virt | vmware-folder-per-project | Keep each project's guests in a folder | project folders
virt | vmware-storage-headroom | Leave headroom on every datastore | datastore headroom
virt | xen-block-live-resize | Resize block devices of a running guest | live resizes
virt | container-image-layers | Boot containers from layered images | image layers
virt | hypervisor-inventory-digest | Send only what changed of a host's inventory | inventory digests
virt | guest-entropy-rate | Limit the entropy that a guest may take | entropy rates
network | port-binding-audit | Tell ports whose binding never finished | port bindings
network | floating-ip-hold-down | Keep a released address unused for a while | the hold-down
network | vif-plug-deadlines | Give each network type a plug deadline of its own | plug deadlines
network | dual-stack-metadata | Serve metadata over IPv6 as well | dual-stack metadata
network | security-group-dry-run | Show what a rule change would cut off | dry runs of rules
network | interface-hot-swap | Swap a guest's interface without a restart | interface swaps
volumes | volume-attach-journal | Write a journal of every attachment | the attachment journal
volumes | multi-path-repair | Find lost paths again while a guest runs | lost paths
volumes | boot-volume-swap | Replace the boot volume of a stopped guest | boot volume swaps
volumes | ephemeral-encryption-keys | One key for each ephemeral disk | ephemeral disk keys
volumes | snapshot-consistency-groups | Snapshot all volumes of a guest at one instant | consistent snapshots
volumes | attach-progress | Show how far an attachment has come | attachment progress
api | api-partial-server-lists | Answer with the cells that are up | partial server lists
api | api-cursor-paging | Page lists by cursor instead of offset | cursors
api | api-batch-actions | One request for the same action on many servers | batch actions
api | api-deprecation-headers | Announce deprecations in the answer | deprecation headers
api | quota-what-if | Ask whether a request would fit the quota | quota previews
api | server-notes | Let people leave notes on a server | server notes
api | flavor-retirement | Retire a flavour without breaking its servers | retired flavours
api | instance-lock-reasons | Lock a server with a reason | lock reasons
api | keypair-expiry | Let key pairs expire | key pair expiry
cells | cell-drain | Empty a cell before it is taken down | draining cells
cells | cell-health-beacon | Tell which cells answer, and since when | cell health
cells | cross-cell-quota-ledger | Count quotas over all cells | the quota ledger
cells | cell-aware-availability-zones | Let availability zones span cells | zones over cells
conductor | resumable-live-migration | Resume a live migration after a restart | resumed migrations
conductor | evacuate-by-priority | Evacuate important servers first | evacuation priorities
conductor | build-request-trace | Follow one request through all services | request traces
`;

const debts = `
objects | migration-object-split | Split the migration object by what it moves | the migration object
objects | aggregate-objects-everywhere | Use aggregate objects in place of dictionaries | aggregate objects
objects | service-record-objects | Use service objects in place of rows | service objects
conductor | compute-manager-refactor | Break the compute manager into parts | the compute manager
conductor | one-periodic-task-runner | Run all periodic tasks in one place | periodic tasks
scheduler | host-state-refactor | Make host states plain values | host states
virt | libvirt-config-builders | Build guest configuration from parts | configuration builders
virt | virt-driver-contract-tests | One test suite for every driver | the driver contract
network | network-info-objects | Use objects for cached network information | network information
volumes | block-device-mapping-cleanup | One form of block device mappings | block device mappings
api | extension-loader-removal | Load extensions without the old loader | the extension loader
api | request-schema-consolidation | Keep request schemas in one place | request schemas
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
