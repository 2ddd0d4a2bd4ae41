import type { MemberRow } from '@/lib/shared/staff/members-state';
import { STAFF_ROLES } from '@/lib/shared/staff/staff';
import { CONTROL } from '../../form/text-field';
import { AskFirst } from '../../ui/ask-first';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';

type MemberItemProps = { member: MemberRow; isSelf: boolean; action(form: FormData): void; isWorking: boolean };

/** One member: who they are, their role, and what can be done. */
export function MemberItem({ member, isSelf, action, isWorking }: MemberItemProps) {
  const { t } = useWords('members');
  const { id, name, emailAddress, role, isDisabled, hasSecondFactor } = member;
  const forWhom = (
    <span className="sr-only">
      (<bdi>{name}</bdi>)
    </span>
  );
  return (
    <li className="flex flex-wrap items-center justify-between gap-4 py-4">
      <p className="min-w-0 break-words">
        <bdi className="font-semibold">{name}</bdi> {isSelf ? `(${t('list.you')})` : null}{' '}
        {isDisabled ? <strong className="text-danger">{t('list.disabled')}</strong> : null}
        <span className="flex flex-wrap gap-x-4 text-ink-muted">
          <bdi className="min-w-0">{emailAddress}</bdi>
          <span>{hasSecondFactor ? t('list.withSecondFactor') : t('list.withoutSecondFactor')}</span>
        </span>
      </p>
      <form action={action} className="flex flex-wrap items-center gap-3">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="email" value={emailAddress} />
        <label className="sr-only" htmlFor={`role-${id}`}>
          {t('list.changeRole', { name })}
        </label>
        <select key={role} id={`role-${id}`} name="role" defaultValue={role} className={`${CONTROL} w-auto!`}>
          {STAFF_ROLES.map((option) => (
            <option key={option} value={option}>
              {t(`roleName.${option}`)}
            </option>
          ))}
        </select>
        <Button type="submit" name="change" value="role" disabled={isWorking}>
          {t('list.save')} {forWhom}
        </Button>
        <Button type="submit" name="change" value="reset" disabled={isWorking}>
          {t('list.reset')} {forWhom}
        </Button>
        {isDisabled ? (
          <Button type="submit" name="change" value="enable" disabled={isWorking}>
            {t('list.enable')} {forWhom}
          </Button>
        ) : (
          <AskFirst
            name="change"
            value="disable"
            disabled={isWorking}
            label={
              <>
                {t('list.disable')} {forWhom}
              </>
            }
            question={t('list.disableAsk', { name })}
            text={t('list.disableText')}
            confirmLabel={t('list.disable')}
            cancelLabel={t('list.cancel')}
          />
        )}
      </form>
    </li>
  );
}
