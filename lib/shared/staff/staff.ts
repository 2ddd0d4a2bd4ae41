/**
 * The roles of staff members. Administrators may do everything, so that a one-person company can work; reviewers look
 * at documents and decide; entry staff enter customers and look them up, and see no stored images.
 */
export const STAFF_ROLES = ['administrator', 'reviewer', 'entry'] as const;

export type StaffRole = (typeof STAFF_ROLES)[number];

/** Everything that requires a permission. Each page, action and data function requires one of these. */
export type StaffPermission =
  | 'enter-customers'
  | 'look-up-customers'
  | 'invite-customers'
  | 'view-documents'
  | 'decide'
  | 'view-activity'
  | 'manage-staff';

const ENTRY: readonly StaffPermission[] = ['enter-customers', 'look-up-customers', 'invite-customers'];
const REVIEWER: readonly StaffPermission[] = [...ENTRY, 'view-documents', 'decide'];

const PERMISSIONS: Record<StaffRole, readonly StaffPermission[]> = {
  administrator: [...REVIEWER, 'view-activity', 'manage-staff'],
  reviewer: REVIEWER,
  entry: ENTRY,
};

/** Whether a role includes a permission: the one table that decides. */
export function hasPermission(role: StaffRole, permission: StaffPermission): boolean {
  return PERMISSIONS[role].includes(permission);
}
