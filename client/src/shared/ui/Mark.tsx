import mark from './mark.svg';

/** The product's mark: a door, its handle lit. Decorative: its name is written beside it. */
export function Mark({ size = 32 }: { size?: number }) {
  return <img src={mark} width={size} height={size} alt="" />;
}
