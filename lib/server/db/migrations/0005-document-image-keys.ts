import { type Kysely, type Migration, sql } from 'kysely';
import type { ColumnTypes } from '../schema/column-types';

async function createKeys(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('document_image_keys')
    .addColumn('set_id', 'text', (column) => column.notNull().references('document_sets.id').onDelete('cascade'))
    .addColumn('side', 'text', (column) => column.notNull())
    .addColumn('key_id', 'text', (column) => column.notNull())
    .addColumn('wrapped_key', types.bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('document_image_keys_pkey', ['set_id', 'side'])
    .execute();
  await sql`insert into document_image_keys (set_id, side, key_id, wrapped_key)
    select set_id, side, key_id, wrapped_key from documents order by set_id, side`.execute(db);
  // Finds what a retired key still wraps.
  await db.schema.createIndex('document_image_keys_by_key').on('document_image_keys').column('key_id').execute();
}

async function createImages(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('document_images')
    .addColumn('set_id', 'text', (column) => column.notNull())
    .addColumn('side', 'text', (column) => column.notNull())
    .addColumn('iv', types.bytes, (column) => column.notNull())
    .addColumn('tag', types.bytes, (column) => column.notNull())
    .addColumn('byte_count', 'bigint', (column) => column.notNull())
    .addColumn('ciphertext', types.bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('document_images_pkey', ['set_id', 'side'])
    .addForeignKeyConstraint(
      'document_images_key',
      ['set_id', 'side'],
      'document_image_keys',
      ['set_id', 'side'],
      (constraint) => constraint.onDelete('cascade'),
    )
    .execute();
  await sql`insert into document_images (set_id, side, iv, tag, byte_count, ciphertext)
    select set_id, side, iv, tag, byte_count, ciphertext from documents order by set_id, side`.execute(db);
}

/**
 * Moves the wrapped keys of the images to their own table. The images are copied to a new table and the old one is
 * dropped, because dropping a column leaves its values in the file's pages.
 */
export function documentImageKeysMigration(types: ColumnTypes): Migration {
  return {
    async up(db) {
      await createKeys(db, types);
      await createImages(db, types);
      await db.schema.dropTable('documents').execute();
      await db.schema.alterTable('document_images').renameTo('documents').execute();
    },
  };
}
