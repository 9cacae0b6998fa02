import { fr } from '../../i18n/fr.ts';
import { sayValidityInFrench } from './french-validity.ts';

const field = (markup: string): HTMLInputElement => {
  document.body.innerHTML = `<form>${markup}</form>`;
  return document.querySelector('input') as HTMLInputElement;
};

describe('what a form says of a field that stops it', () => {
  beforeAll(() => sayValidityInFrench(document));

  it('says in French what is missing, whatever the language of the browser', () => {
    const input = field('<input required>');
    input.reportValidity();
    expect(input.validationMessage).toBe(fr.validity.fill);
  });

  it('says which format is asked for', () => {
    const input = field('<input pattern="[a-z]+" title="Lettres minuscules." value="A!">');
    input.reportValidity();
    expect(input.validationMessage).toBe(fr.validity.pattern('Lettres minuscules.'));
  });

  it('does not keep the form shut once the field was filled by a calendar or a list, which tell nothing', () => {
    const input = field('<input required>');
    input.reportValidity();
    input.value = '08/10/2026';
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    expect(input.form?.checkValidity()).toBe(true);
  });
});
