/** Shows a ring that closes into a tick. Decorative, always next to the name. */
export function BrandMark() {
  return (
    <svg className="brand__mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="currentColor" />
      <g fill="none" stroke="var(--on-accent)" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round">
        <path d="M18.5 7.900a8.5 8.5 0 1 0 5.8 6.5" />
        <path d="m12.5 15.8 3.2 3.2 8.3-9.3" />
      </g>
    </svg>
  );
}
