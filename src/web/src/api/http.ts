/** An answer of the server that is not a success; `detail` comes from its problem document. */
export class ApiError extends Error {
  readonly status: number;
  readonly detail: string | null;

  constructor(status: number, title: string, detail: string | null) {
    super(title);
    this.name = 'ApiError';
    this.status = status;
    this.detail = detail;
  }
}

type Query = Record<string, string | number | null | undefined>;

export function address(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') {
      parameters.set(name, String(value));
    }
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

async function refusal(response: Response): Promise<ApiError> {
  if (response.headers.get('content-type')?.includes('json')) {
    const problem = (await response.json().catch(() => null)) as { title?: string; detail?: string } | null;
    return new ApiError(response.status, problem?.title ?? response.statusText, problem?.detail ?? null);
  }
  return new ApiError(response.status, response.statusText, null);
}

async function send(method: string, path: string, body?: unknown): Promise<Response> {
  const request: RequestInit = { method, credentials: 'same-origin', headers: { accept: 'application/json' } };
  if (body !== undefined) {
    request.headers = { ...request.headers, 'content-type': 'application/json' };
    request.body = JSON.stringify(body);
  }
  return answered(path, request);
}

async function answered(path: string, request: RequestInit): Promise<Response> {
  const response = await fetch(path, request);
  if (!response.ok) {
    throw await refusal(response);
  }
  return response;
}

export async function get<T>(path: string, query?: Query): Promise<T> {
  return (await send('GET', address(path, query))).json() as Promise<T>;
}

/** Sends a change; the answer's body, or null where the server answers without one. */
export async function change<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T | null> {
  const response = await send(method, path, body);
  return response.headers.get('content-type')?.includes('json') ? ((await response.json()) as T) : null;
}

/** Sends a change; the status it was answered with. */
export async function statusOf(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<number> {
  return (await send(method, path, body)).status;
}

/** Sends a file as it is. */
export async function sendFile<T>(path: string, file: Blob, type: string): Promise<T> {
  const headers = { accept: 'application/json', 'content-type': type };
  return (await answered(path, { method: 'POST', credentials: 'same-origin', headers, body: file })).json() as Promise<T>;
}
