import classes from './Brand.module.css';

export function Brand() {
  return (
    <span className={classes.brand}>
      <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="#14665c" />
        <g stroke="#fff" strokeWidth="3" strokeLinecap="round">
          <path d="M8 13v6M13 8v16" />
          <path d="M18.5 12v8M24 14.5v3" stroke="#f4b35e" />
        </g>
      </svg>
      <span className={classes.name}>CallCoach</span>
    </span>
  );
}
