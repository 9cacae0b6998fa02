import { DateInput, type DateInputProps } from '@mantine/dates';
import { fr } from '../../i18n/fr.ts';
import { formatNumericDay, parseDay } from './dates.ts';

type DayInputProps = Omit<DateInputProps, 'value' | 'onChange' | 'defaultValue'> & {
  /** `YYYY-MM-DD`. */
  value: string | null;
  onChange: (day: string | null) => void;
};

/** A date typed (« 8/10/26 ») or picked. */
export function DayInput({ value, onChange, ...others }: DayInputProps) {
  return (
    <DateInput
      value={value}
      onChange={onChange}
      valueFormat={formatNumericDay}
      dateParser={parseDay}
      placeholder={fr.dates.input}
      clearButtonProps={{ 'aria-label': fr.dates.clear }}
      locale="fr"
      firstDayOfWeek={1}
      highlightToday
      // Those of the months around are too pale to be read, and a click away.
      hideOutsideDates
      ariaLabels={fr.dates.calendar}
      popoverProps={{ shadow: 'md' }}
      {...others}
    />
  );
}
