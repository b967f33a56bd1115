// Starts the page: loads the glue and the wasm Trunk named in data-js and data-wasm, then turns on
// the offline copy. It is a file and not inline because the page's policy allows no inline script.
//
// `cargo xtask finish-site` writes the build's stamp into <meta name="sidelight-build">. A stamp that
// starts with "dev" is a local server: no offline copy is kept, and one kept earlier is removed.

const boot = document.getElementById("boot").dataset;
const at = (address) => new URL(address, document.baseURI).href;
const stampOf = (page) => page.querySelector('meta[name="sidelight-build"]')?.content ?? "dev";
const stamp = stampOf(document);

// A theme chosen on an earlier visit shows from the first paint on.
try {
  const theme = localStorage.getItem("sidelight.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; then the theme is the system's.
}

// Opens a view of the annex: the page's module can't load another, a script can. It is loaded once, also
// when two views are asked for while it comes.
let loading;
globalThis.openAnnex = async (view, host, page) => {
  const address = (end) => at(`annex${end}?v=${stamp}`);
  if (!document.getElementById("annex-style")) {
    const style = document.createElement("link");
    Object.assign(style, { id: "annex-style", rel: "stylesheet", href: address(".css") });
    document.head.append(style);
  }
  try {
    loading ??= import(address(".js")).then(async (annex) => {
      await annex.default({ module_or_path: address("_bg.wasm") });
      return annex;
    });
    (await loading).open(view, host, page);
  } catch (error) {
    loading = undefined;
    console.error(error);
    page.fail();
  }
};

try {
  const { default: start } = await import(at(boot.js));
  await start({ module_or_path: at(boot.wasm) });
  document.getElementById("boot-note")?.remove();
} catch (error) {
  console.error(error);
  if (!(await reloadIfOutdated())) say(reasonFor(error));
}

await keepOfflineCopy();

// A page from the browser's cache may name files that a newer deploy has removed: read the page anew,
// past the cache, and if that is another build, show it. Once only, so that it can never go round.
async function reloadIfOutdated() {
  try {
    if (sessionStorage.getItem("sidelight-reloaded") === stamp) return false;
    const answer = await fetch(at("./"), { cache: "reload" });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (stampOf(page) === stamp) return false;
    sessionStorage.setItem("sidelight-reloaded", stamp);
    location.reload();
    return true;
  } catch {
    return false;
  }
}

function reasonFor(error) {
  if (typeof WebAssembly !== "object" || error instanceof WebAssembly.CompileError) {
    return (
      "Sidelight can't start in this browser: it needs WebAssembly as of early 2023 " +
      "(Chrome or Edge 91, Firefox 89, Safari 16.4, or newer), and it must not be switched off."
    );
  }
  return (
    "Sidelight couldn't start: a part of the page did not arrive or did not run. " +
    "Please reload the page; if that does not help, the site is incomplete on this server."
  );
}

function say(sentence) {
  let note = document.getElementById("boot-note");
  if (!note) {
    note = document.createElement("p");
    note.id = "boot-note";
    document.body.prepend(note);
  }
  note.setAttribute("role", "alert");
  note.textContent = sentence;
}

// Only on http(s), and not when the address asks for `?nosw`.
async function keepOfflineCopy() {
  if (!("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;
  if (new URLSearchParams(location.search).has("nosw")) return;
  try {
    if (stamp.startsWith("dev")) {
      const kept = await navigator.serviceWorker.getRegistration(at("./"));
      await kept?.unregister();
    } else {
      const kept = await navigator.serviceWorker.register(at("sw.js"), { updateViaCache: "none" });
      // By itself the browser looks for a newer build only some time later.
      if (kept.active) await kept.update();
    }
  } catch (error) {
    // Private windows and full disks refuse; the page works all the same, only not offline.
    console.info("No offline copy:", error);
  }
}
