import { expect, onTestFinished, test } from 'vitest';
import { findChosenPasswordProblem } from '@/lib/server/staff/entrance/chosen-password';
import { openStaffEntrance } from '../../setup/staff-entrance';
import { openTestDatabase } from '../../setup/test-database';

test('A password is not made of the name of the company, nor of the portal’s host', async () => {
  const { database, close } = await openTestDatabase('sqlite');
  onTestFinished(close);
  const find = (productName: string, password: string) =>
    findChosenPasswordProblem(openStaffEntrance(database, { productName }), { password, minCharacters: 8, person: [] });
  const password = 'grumpelwitz-vorland';
  expect(await find('Portal', password)).toBeUndefined();
  expect(await find('Grumpelwitz Vorland', password)).toBe('personal');
  expect(await find('Portal', 'localhost-localhost')).toBeDefined();
});
