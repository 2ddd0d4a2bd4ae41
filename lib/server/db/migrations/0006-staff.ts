import type { Migration } from 'kysely';

/** Staff accounts, sessions and second factors, and the links that create accounts. */
export function staffMigration(): Migration {
  return {
    async up(db) {
      const { schema } = db;
      await schema
        .createTable('staff_accounts')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('email', 'text', (column) => column.notNull().unique())
        .addColumn('email_verified', 'bigint', (column) => column.notNull())
        .addColumn('image', 'text')
        .addColumn('role', 'text', (column) => column.notNull())
        .addColumn('disabled_at', 'bigint')
        .addColumn('has_short_password', 'bigint', (column) => column.notNull())
        .addColumn('two_factor_enabled', 'bigint')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('updated_at', 'text', (column) => column.notNull())
        .execute();
      const belongsToStaff = (table: string) =>
        schema
          .createTable(table)
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('staff_id', 'text', (column) =>
            column.notNull().references('staff_accounts.id').onDelete('cascade'),
          );
      await belongsToStaff('staff_sessions')
        .addColumn('token', 'text', (column) => column.notNull().unique())
        .addColumn('expires_at', 'text', (column) => column.notNull())
        .addColumn('last_active_at', 'bigint')
        .addColumn('ip_address', 'text')
        .addColumn('user_agent', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('updated_at', 'text', (column) => column.notNull())
        .execute();
      await belongsToStaff('staff_credentials')
        .addColumn('provider_id', 'text', (column) => column.notNull())
        .addColumn('account_id', 'text', (column) => column.notNull())
        .addColumn('password', 'text')
        .addColumn('access_token', 'text')
        .addColumn('refresh_token', 'text')
        .addColumn('id_token', 'text')
        .addColumn('access_token_expires_at', 'text')
        .addColumn('refresh_token_expires_at', 'text')
        .addColumn('scope', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('updated_at', 'text', (column) => column.notNull())
        .execute();
      await belongsToStaff('staff_authenticators')
        .addColumn('secret', 'text', (column) => column.notNull())
        .addColumn('backup_codes', 'text', (column) => column.notNull())
        .addColumn('verified', 'bigint')
        .addColumn('failed_verification_count', 'bigint')
        .addColumn('locked_until', 'text')
        .execute();
      await belongsToStaff('staff_passkeys')
        .addColumn('name', 'text')
        .addColumn('public_key', 'text', (column) => column.notNull())
        .addColumn('credential_id', 'text', (column) => column.notNull().unique())
        .addColumn('counter', 'bigint', (column) => column.notNull())
        .addColumn('device_type', 'text', (column) => column.notNull())
        .addColumn('backed_up', 'bigint', (column) => column.notNull())
        .addColumn('transports', 'text')
        .addColumn('aaguid', 'text')
        .addColumn('created_at', 'text')
        .execute();
      await schema
        .createTable('staff_challenges')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('identifier', 'text', (column) => column.notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .addColumn('expires_at', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('updated_at', 'text', (column) => column.notNull())
        .execute();
      await schema
        .createTable('staff_links')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('token_digest', 'text', (column) => column.notNull().unique())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('email', 'text')
        .addColumn('role', 'text', (column) => column.notNull())
        .addColumn('made_by', 'text')
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .addColumn('ended_at', 'bigint')
        .execute();
      await schema
        .createTable('staff_secret_checks')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('check_value', 'text', (column) => column.notNull())
        .execute();
      for (const table of ['staff_sessions', 'staff_credentials', 'staff_authenticators', 'staff_passkeys']) {
        await schema.createIndex(`${table}_by_staff`).on(table).column('staff_id').execute();
      }
      await schema
        .createIndex('staff_credentials_by_account')
        .unique()
        .on('staff_credentials')
        .columns(['provider_id', 'account_id'])
        .execute();
      await schema.createIndex('staff_challenges_by_name').on('staff_challenges').column('identifier').execute();
    },
  };
}
