// The offline copy: keeps every file of one build and answers the page from it.
//
// `cargo xtask finish-site` fills in the two lines below. FILES maps each file to its SHA-256, which
// the browser checks on arrival: an installation that catches a deploy half-way fails as a whole and
// is tried again at the next visit, so a copy never mixes two builds. Nothing but a GET to the page's
// own origin ever passes: this worker is not under the page's policy and has to hold it by itself.
const VERSION = "dev";
const FILES = {};

const PREFIX = "sidelight ";
const CACHE = PREFIX + VERSION;
const SCOPE = new URL("./", self.location).href;

self.addEventListener("install", (event) => {
  event.waitUntil(install());
});

async function install() {
  // A local server's build keeps nothing, and takes the place of a copy that an earlier one kept.
  if (VERSION === "dev") return self.skipWaiting();
  const cache = await caches.open(CACHE);
  try {
    await cache.addAll(
      Object.entries(FILES).map(
        ([path, integrity]) => new Request(new URL(path, SCOPE), { cache: "no-cache", integrity }),
      ),
    );
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

self.addEventListener("activate", (event) => {
  event.waitUntil(activate());
});

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  }
  if (VERSION === "dev") return self.registration.unregister();
  // Takes over the page that registered it (first visit), so that this visit already survives a reload.
  await self.clients.claim();
}

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin || request.method !== "GET") {
    event.respondWith(Response.error());
  } else if (VERSION !== "dev" && url.href.startsWith(SCOPE)) {
    event.respondWith(answer(request, url));
  }
});

async function answer(request, url) {
  const path = url.href.slice(SCOPE.length).split(/[?#]/)[0];
  const isPage = path === "" || path === "index.html";
  if (isPage && request.mode === "navigate" && (await newerTakesOver(request))) {
    return new Response("", { headers: { "Content-Type": "text/html", Refresh: "0" } });
  }

  // Articles beside the site may be replaced between two builds of the page: newest first.
  if (path.startsWith("articles/")) return freshOrKept(request);

  // While one build takes over from another, a page of either asks for its own files by stamp. It gets
  // those or an error, never the other build's.
  const wanted = isPage ? null : url.searchParams.get("v");
  const cacheName = wanted ? PREFIX + wanted : CACHE;
  const kept =
    (await match(isPage ? SCOPE : request, cacheName)) ?? (isPage ? await match(SCOPE) : undefined);
  if (kept) return kept;
  return wanted && wanted !== VERSION ? Response.error() : fetch(request);
}

// From one cache, or with no name from any; never makes one.
function match(request, cacheName) {
  return caches.match(request, { ignoreSearch: true, ...(cacheName && { cacheName }) });
}

// A newer build waits until no page of the old one is open; a reload of the last one lets it in too.
// Where the browser can't tell a reload from a second tab, it comes in when all tabs have been closed.
async function newerTakesOver(request) {
  const { waiting } = self.registration;
  if (!waiting) return false;
  const pages = await self.clients.matchAll({ type: "window" });
  if (pages.length > (request.isReloadNavigation ? 1 : 0)) return false;
  waiting.postMessage("take over");
  return true;
}

async function freshOrKept(request) {
  try {
    const fresh = await fetch(request, { cache: "no-cache" });
    if (fresh.ok) await keep(request, fresh.clone());
    return fresh;
  } catch (error) {
    const kept = await match(request, CACHE);
    if (kept) return kept;
    throw error;
  }
}

// A full disk must not keep a fresh article from being read.
async function keep(request, response) {
  try {
    await (await caches.open(CACHE)).put(request, response);
  } catch (error) {
    console.info("Not kept for offline reading:", request.url, error);
  }
}
