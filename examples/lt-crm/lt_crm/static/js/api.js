/** Calls the JSON API with the session and its CSRF token; an answer that is no success throws. */
async function callApi(path, options = {}) {
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const headers = { Accept: 'application/json', ...options.headers };
  if (options.method) headers['X-CSRFToken'] = token;
  if (options.body) headers['Content-Type'] = 'application/json';
  const response = await fetch(`/api/v1${path}`, { ...options, headers });
  if (response.status === 401) {
    location.assign(`/login?next=${encodeURIComponent(location.pathname)}`);
  }
  const content = await response.json();
  if (!response.ok) throw new Error(content.message);
  return content;
}

function money(cents) {
  return `${(cents / 100).toFixed(2)} €`;
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}
