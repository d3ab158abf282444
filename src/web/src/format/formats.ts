/** Times, days and numbers in the reader's language and the department's time zone. */
export class Formats {
  readonly #language: string;
  readonly #time: Intl.DateTimeFormat;
  readonly #clockHour: Intl.DateTimeFormat;
  readonly #dateTime: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #shortDay: Intl.DateTimeFormat;
  readonly #wholeDay: Intl.DateTimeFormat;
  readonly #weekday: Intl.DateTimeFormat;
  readonly #whole: Intl.NumberFormat;
  readonly #rate: Intl.NumberFormat;
  readonly #share: Intl.NumberFormat;
  readonly #languages: Intl.DisplayNames;
  readonly #region: string;

  constructor(language: string, timeZone: string) {
    const region = language === 'en' ? 'en-GB' : language;
    this.#language = language;
    this.#region = region;
    this.#time = new Intl.DateTimeFormat(region, { timeZone, hour: '2-digit', minute: '2-digit' });
    this.#clockHour = new Intl.DateTimeFormat(region, { timeZone: 'UTC', hour: '2-digit', minute: '2-digit' });
    this.#dateTime = new Intl.DateTimeFormat(region, {
      timeZone,
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
    });
    this.#day = new Intl.DateTimeFormat(region, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' });
    this.#shortDay = new Intl.DateTimeFormat(region, { timeZone: 'UTC', day: 'numeric', month: 'short' });
    this.#wholeDay = new Intl.DateTimeFormat(region, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
    this.#weekday = new Intl.DateTimeFormat(region, { timeZone: 'UTC', weekday: 'short' });
    this.#whole = new Intl.NumberFormat(region, { maximumFractionDigits: 0 });
    this.#rate = new Intl.NumberFormat(region, { maximumFractionDigits: 1 });
    this.#share = new Intl.NumberFormat(region, { style: 'percent', maximumFractionDigits: 0 });
    this.#languages = new Intl.DisplayNames([region], { type: 'language' });
  }

  time(moment: string | Date): string {
    return this.#time.format(new Date(moment));
  }

  dateTime(moment: string): string {
    return this.#dateTime.format(new Date(moment));
  }

  /** A day given as YYYY-MM-DD. */
  day(day: string): string {
    const text = this.#day.format(new Date(`${day}T00:00:00Z`));
    return text.charAt(0).toLocaleUpperCase(this.#language) + text.slice(1);
  }

  shortDay(day: string): string {
    return this.#shortDay.format(new Date(`${day}T00:00:00Z`));
  }

  /** With its year. */
  wholeDay(day: string): string {
    return this.#wholeDay.format(new Date(`${day}T00:00:00Z`));
  }

  /** A weekday in short, 1 being Monday. */
  weekday(weekday: number): string {
    return this.#weekday.format(new Date(Date.UTC(2001, 0, weekday)));
  }

  hour(hour: number): string {
    return this.#clockHour.format(new Date(Date.UTC(2000, 0, 1, hour)));
  }

  whole(value: number): string {
    return this.#whole.format(value);
  }

  rate(value: number): string {
    return this.#rate.format(value);
  }

  share(value: number): string {
    return this.#share.format(value);
  }

  /** How long something lasts, in its largest unit. */
  span(seconds: number): string {
    const whole = Math.max(0, Math.round(seconds));
    return whole < 60
      ? this.#unit(whole, 'second')
      : whole < 3600
        ? this.#unit(Math.round(whole / 60), 'minute')
        : whole < 86_400
          ? this.#unit(Math.round(whole / 3600), 'hour')
          : this.#unit(Math.round(whole / 86_400), 'day');
  }

  bytes(bytes: number): string {
    const gigabytes = bytes / 1024 ** 3;
    return gigabytes < 1 ? this.#unit(bytes / 1024 ** 2, 'megabyte') : this.#unit(gigabytes, 'gigabyte', 1);
  }

  #unit(value: number, unit: string, maximumFractionDigits = 0): string {
    const format = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits } as const;
    return new Intl.NumberFormat(this.#region, format).format(value);
  }

  languageName(code: string): string {
    const name = this.#languages.of(code) ?? code;
    return name.charAt(0).toLocaleUpperCase(this.#language) + name.slice(1);
  }
}

/** Seconds as m:ss, from an hour on h:mm:ss. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const pad = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes}:${pad(whole % 60)}`
    : `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(whole % 60)}`;
}
