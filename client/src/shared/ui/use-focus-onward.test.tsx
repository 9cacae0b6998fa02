import { render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { useFocusOnward } from './use-focus-onward.ts';

function Steps({ step }: { step: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusOnward(heading, step);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        Étape
      </h1>
      <button key={step}>{step}</button>
      <a href="#ailleurs">ailleurs</a>
    </>
  );
}

test('whoever was in what is no more goes on from the place said', () => {
  const { rerender } = render(<Steps step="Envoyer" />);
  screen.getByRole('button', { name: 'Envoyer' }).focus();
  rerender(<Steps step="Certifier" />);
  expect(document.activeElement).toBe(screen.getByRole('heading'));
});

test('whoever is elsewhere stays there, and nobody is moved before anything changes', () => {
  const { rerender } = render(<Steps step="Envoyer" />);
  expect(document.activeElement).toBe(document.body);
  screen.getByRole('link').focus();
  rerender(<Steps step="Certifier" />);
  expect(document.activeElement).toBe(screen.getByRole('link'));
});
