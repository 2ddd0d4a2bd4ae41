import { activityCheckCommand } from './activity/activity-check-command';
import { activityExportCommand } from './activity/activity-export-command';
import { backupCommand } from './backup/backup-command';
import { backupKeyCommand } from './backup/backup-key-command';
import { restoreCommand } from './backup/restore-command';
import { checkCommand } from './check/check-command';
import { rotateKeysCommand } from './keys/rotate-keys-command';
import type { Command } from './kit/command';
import { eraseCommand } from './person/erase-command';
import { exportCommand } from './person/export-command';
import { purgeCommand } from './purge/purge-command';
import { salvageCommand } from './salvage/salvage-command';
import { seedCommand } from './seed/seed-command';
import { forgetSecretCommand } from './staff/forget-secret-command';
import { STAFF_COMMANDS } from './staff/staff-commands';

/** Every command, in the order of the overview. */
export const COMMANDS: readonly Command[] = [
  backupCommand,
  backupKeyCommand,
  restoreCommand,
  checkCommand,
  salvageCommand,
  activityCheckCommand,
  activityExportCommand,
  rotateKeysCommand,
  purgeCommand,
  exportCommand,
  eraseCommand,
  ...STAFF_COMMANDS,
  forgetSecretCommand,
  seedCommand,
];
