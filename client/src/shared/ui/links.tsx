import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type LinkAttributes = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'style' | 'color'> & {
  ref?: Ref<HTMLAnchorElement>;
};

/** A link that looks like a button; `to` and `params` are checked against the routes. */
export const ButtonLink = createLink((props: ButtonProps & LinkAttributes) => <Button component="a" {...props} />);

/** A link in a text; `to` and `params` are checked against the routes. */
export const AnchorLink = createLink((props: AnchorProps & LinkAttributes) => <Anchor {...props} />);
