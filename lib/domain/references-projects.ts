/** Trackers that messages name in front of a number or blueprint: "see tripleo bug 1", "the cinder blueprint x". */
const trackers = new Set(
  (
    "nova neutron quantum cinder glance keystone swift horizon heat ironic tripleo trove ceilometer sahara oslo oslo-incubator " +
    "devstack tempest barbican designate manila magnum zaqar novaclient python-novaclient ubuntu debian fedora redhat hat rh rhel bugzilla"
  ).split(" "),
);

/** Whether a word in front of a number or a name says where that is filed. */
export function isTracker(word: string): boolean {
  return trackers.has(word.toLowerCase());
}

/** Whether what is filed under `named` belongs to somebody other than `project`; what names nobody is ours. */
export function isForeign(named: string | null, project: string): boolean {
  return named !== null && named.toLowerCase() !== project.toLowerCase();
}

/** The Launchpad project of a repository: the last part of its name, "nova" of "openstack/nova". */
export const projectOfRepository = (repository: string): string =>
  repository.slice(repository.lastIndexOf("/") + 1);
