import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import './card.css';

/** A surface for one topic. */
export function Card({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={classNames('cs-card', className)} />;
}
