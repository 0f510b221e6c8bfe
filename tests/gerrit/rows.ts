import type { ChangeInfo } from "#lib/gerrit/schema.ts";

/** A listing's row with only what a test cares about; updated this many seconds after ten o'clock. */
export function row(number: number, second = 0, more: Partial<ChangeInfo> = {}): ChangeInfo {
  const updated = `2014-07-14 10:${two(Math.floor(second / 60))}:${two(second % 60)}.000000000`;
  return {
    _number: number,
    project: "openstack/nova",
    branch: "master",
    change_id: `I${number.toString(16).padStart(40, "0")}`,
    subject: `Change ${number}`,
    status: "NEW",
    owner: { _account_id: 1001 },
    created: "2014-07-01 08:00:00.000000000",
    updated,
    meta_rev_id: number.toString(16).padStart(40, "a"),
    current_revision_number: 1,
    ...more,
  };
}

function two(number: number): string {
  return `${number}`.padStart(2, "0");
}
