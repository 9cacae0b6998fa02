import { emptyGuardian, emptySituation, inputOf, isNamed } from './form-draft.ts';

describe('what the situation form sends', () => {
  it('sends blanks as unknown, and no guardian without a name', () => {
    const sent = inputOf({ ...emptySituation(), lastName: ' Dupont ', phone: '  ', guardians: [emptyGuardian()] });
    expect(sent.identity).toMatchObject({ lastName: 'Dupont', firstName: null, phone: null, guardians: [] });
  });

  it('says that the person was told only when the box is ticked', () => {
    const draft = { ...emptySituation(), noticeOn: '2026-10-08' };
    expect(inputOf(draft).subjectNotice).toBeNull();
    expect(inputOf({ ...draft, noticeGiven: true }).subjectNotice).toEqual({
      givenOn: '2026-10-08',
      means: 'interview',
    });
  });

  it('accepts a nickname alone as a name', () => {
    expect(isNamed(emptySituation())).toBe(false);
    expect(isNamed({ ...emptySituation(), aliases: ['Tito'] })).toBe(true);
  });
});
