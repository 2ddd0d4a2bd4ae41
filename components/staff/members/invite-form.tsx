import { STAFF_ROLES } from '@/lib/shared/staff/staff';
import { TextField } from '../../form/text-field';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { useWords } from '../../words/use-words';

type InviteFormProps = { action(form: FormData): void; isWorking: boolean };

/** Creates a link that lets someone become a member. */
export function InviteForm({ action, isWorking }: InviteFormProps) {
  const { t } = useWords('members');
  return (
    <Card title={t('invite.title')}>
      <form action={action} className="flex max-w-form flex-col gap-5">
        <TextField id="invite-email" name="email" type="email" label={t('invite.email')} autoComplete="off" required />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-semibold">{t('invite.role')}</legend>
          {STAFF_ROLES.toReversed().map((role) => (
            <label key={role} className="inline-flex min-h-11 items-center gap-3">
              <input
                type="radio"
                name="role"
                value={role}
                defaultChecked={role === 'entry'}
                className="size-5 shrink-0 accent-accent"
              />
              {t(`roleText.${role}`)}
            </label>
          ))}
        </fieldset>
        <Button
          type="submit"
          name="change"
          value="invite"
          variant="primary"
          disabled={isWorking}
          className="self-start"
        >
          {t('invite.button')}
        </Button>
      </form>
    </Card>
  );
}
