//! A bare machine → the tools a command needs, at the versions this project was tried with.
//!
//! Tools go into `target/tools`; one of the right version on PATH is used as it is. Trunk is built as a
//! debug program without default features: it only moves files, and building it so takes half the time.
//! `wasm-bindgen` must equal the library's version to the digit, so it is read from `Cargo.lock`.

use crate::process::{capture, find_program, line, path_with, program_exists, run};
use crate::workspace::{WASM_TARGET, cargo, path, root};
use anyhow::{Context as _, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// The last release that builds with the pinned Rust; 0.22 wants a newer one.
const TRUNK_VERSION: &str = "0.21.14";
/// Finds barriers for people in the page; used by the browser tests.
const AXE_VERSION: &str = "4.14.1";
/// The driver of the fuzz targets.
const CARGO_FUZZ_VERSION: &str = "0.13.1";

/// A program installed by cargo.
struct CargoTool {
    name: &'static str,
    package: &'static str,
    version: String,
    /// What it is for, as the end of a sentence.
    purpose: &'static str,
    options: &'static [&'static str],
}

/// Where the site's tools are: the folder to put in front of PATH.
pub(crate) fn bin_dir() -> PathBuf {
    path("target/tools/bin")
}

/// Trunk, ready to run in the top folder; installs all that building the site needs.
pub(crate) fn trunk() -> Result<Command> {
    ensure_wasm_target()?;
    let trunk = ensure_cargo_tool(&CargoTool {
        name: "trunk",
        package: "trunk",
        version: TRUNK_VERSION.to_owned(),
        purpose: "which bundles the site",
        options: &["--locked", "--no-default-features"],
    })?;
    ensure_cargo_tool(&CargoTool {
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: locked_version("wasm-bindgen")?,
        purpose: "which connects the wasm to the page",
        // Not --locked: its lock file may name packages newer than a mirror of the registry has.
        options: &[],
    })?;
    let mut command = Command::new(trunk);
    command
        .current_dir(root())
        .env("PATH", path_with(&bin_dir())?);
    if let Some(flags) = path_flags() {
        command.env(WASM_FLAGS_VARIABLE, flags);
    }
    // Some systems set it to 1, which Trunk refuses: it wants true or false.
    if let Some(no_color) = std::env::var_os("NO_COLOR") {
        command.env(
            "NO_COLOR",
            if no_color.is_empty() { "false" } else { "true" },
        );
    }
    Ok(command)
}

/// Flags for the wasm, which Cargo adds to those of `.cargo/config.toml`.
const WASM_FLAGS_VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Panics name their source file, and what a visitor downloads should not tell where on whose machine
/// it was built. `None` where a path has a space: Cargo would cut the flag there.
fn path_flags() -> Option<String> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")))?;
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let flags = format!("{} {}", remap(&home, "cargo"), remap(&root(), "sidelight"));
    (flags.matches(' ').count() == 1).then_some(flags)
}

/// The `cargo-fuzz` program.
pub(crate) fn cargo_fuzz() -> Result<PathBuf> {
    ensure_cargo_tool(&CargoTool {
        name: "cargo-fuzz",
        package: "cargo-fuzz",
        version: CARGO_FUZZ_VERSION.to_owned(),
        purpose: "which feeds the analysis with broken input",
        options: &[],
    })
}

/// The Rust target of page and worker.
pub(crate) fn ensure_wasm_target() -> Result<()> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut ask = Command::new(rustc);
    ask.current_dir(root())
        .args(["--print", "target-libdir", "--target", WASM_TARGET]);
    let libdir = capture(&mut ask)?;
    if Path::new(libdir.trim()).is_dir() {
        return Ok(());
    }
    if !program_exists("rustup") {
        bail!(
            "Rust here lacks the target {WASM_TARGET}, and there is no rustup to add it. \
             Install Rust from https://rustup.rs, or this target with your package manager."
        );
    }
    println!("Adding the Rust target {WASM_TARGET}, in which the page runs.");
    run(Command::new("rustup")
        .current_dir(root())
        .args(["target", "add", WASM_TARGET]))
}

/// The program, from `target/tools` or from PATH if its version is right, else installed.
fn ensure_cargo_tool(tool: &CargoTool) -> Result<PathBuf> {
    let installed = bin_dir().join(format!("{}{}", tool.name, std::env::consts::EXE_SUFFIX));
    let on_path = find_program(tool.name);
    for program in [Some(installed.clone()), on_path].into_iter().flatten() {
        if has_version(&program, &tool.version) {
            return Ok(program);
        }
    }

    println!(
        "Installing {} {}, {}, into target/tools (once; this takes some minutes).",
        tool.name, tool.version, tool.purpose
    );
    let begin = Instant::now();
    let mut install = cargo();
    install
        .args([
            "install",
            tool.package,
            "--version",
            &tool.version,
            "--debug",
            "--force",
        ])
        .args(tool.options)
        .arg("--root")
        .arg(path("target/tools"))
        // Kept, so that an installation that was interrupted goes on where it stopped.
        .env("CARGO_TARGET_DIR", path("target/tools/build"))
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS");
    run(&mut install)
        .with_context(|| format!("{} could not be installed; is there a network?", tool.name))?;
    // Gigabytes that nobody needs again.
    let _ = std::fs::remove_dir_all(path("target/tools/build"));
    println!("{} is ready ({} s).", tool.name, begin.elapsed().as_secs());
    Ok(installed)
}

/// Whether `program --version` names exactly this version.
fn has_version(program: &Path, version: &str) -> bool {
    let output = Command::new(program)
        .arg("--version")
        .stderr(Stdio::null())
        .output();
    output.is_ok_and(|output| {
        String::from_utf8_lossy(&output.stdout)
            .split_whitespace()
            .any(|word| word == version)
    })
}

/// The version of a package in `Cargo.lock`.
fn locked_version(package: &str) -> Result<String> {
    if !path("Cargo.lock").exists() {
        run(cargo().arg("generate-lockfile"))?;
    }
    let lock = std::fs::read_to_string(path("Cargo.lock")).context("cannot read Cargo.lock")?;
    version_in_lock(&lock, package)
        .with_context(|| format!("Cargo.lock does not name the package {package}"))
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let mut lines = lock.lines();
    lines.find(|line| *line == format!("name = \"{package}\""))?;
    let version = lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')?;
    Some(version.to_owned())
}

/// The variables that tell the browser tests where browser and axe-core are.
pub(crate) fn browser_env() -> Result<Vec<(&'static str, PathBuf)>> {
    let (chrome, chromedriver) = ensure_chromium()?;
    Ok(vec![
        ("CHROME", chrome),
        ("CHROMEDRIVER", chromedriver),
        ("AXE", ensure_axe()?),
    ])
}

const CHROMIUM_ADVICE: &str = "The browser tests need Chromium and its driver. Install both (on \
    Debian: chromium and chromium-driver), or say where they are with CHROME and CHROMEDRIVER.";

fn ensure_chromium() -> Result<(PathBuf, PathBuf)> {
    if let Some(found) = find_chromium() {
        return Ok(found);
    }
    if !program_exists("apt-get") {
        bail!("{CHROMIUM_ADVICE}");
    }
    println!("Installing Chromium and its driver with apt-get, for the browser tests.");
    let install = [
        "install",
        "-y",
        "--no-install-recommends",
        "chromium",
        "chromium-driver",
    ];
    let installed = run_as_root(&["update"]).and_then(|()| run_as_root(&install));
    installed.context(CHROMIUM_ADVICE)?;
    find_chromium().context(CHROMIUM_ADVICE)
}

fn find_chromium() -> Option<(PathBuf, PathBuf)> {
    let find = |variable: &str, names: &[&str]| match std::env::var(variable) {
        Ok(given) => find_program(&given),
        Err(_) => names.iter().find_map(|name| find_program(name)),
    };
    let chrome = find(
        "CHROME",
        &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome",
        ],
    )?;
    Some((chrome, find("CHROMEDRIVER", &["chromedriver"])?))
}

/// Runs apt-get as root, if this is root or sudo asks no password.
fn run_as_root(words: &[&str]) -> Result<()> {
    let is_root = capture(Command::new("id").arg("-u")).is_ok_and(|user| user.trim() == "0");
    let mut command = if is_root {
        Command::new("apt-get")
    } else if program_exists("sudo") {
        let mut sudo = Command::new("sudo");
        sudo.args([
            "--non-interactive",
            "--preserve-env=DEBIAN_FRONTEND",
            "apt-get",
        ]);
        sudo
    } else {
        bail!("apt-get needs root, and there is no sudo");
    };
    command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
    run(&mut command)
}

fn ensure_axe() -> Result<PathBuf> {
    if let Some(given) = std::env::var_os("AXE") {
        return Ok(given.into());
    }
    let home = path("target/tools/npm");
    let script = home.join("node_modules/axe-core/axe.min.js");
    // The first line of the script is a comment with its version.
    let is_right = std::fs::read_to_string(&script).is_ok_and(|text| {
        text.lines()
            .next()
            .is_some_and(|line| line.contains(&format!("v{AXE_VERSION}")))
    });
    if is_right {
        return Ok(script);
    }
    if !program_exists("npm") {
        bail!(
            "the accessibility test needs axe-core {AXE_VERSION}, and there is no npm to fetch it. \
             Install Node.js, or say where its axe.min.js is with AXE."
        );
    }
    println!("Fetching axe-core {AXE_VERSION}, which looks for barriers in the page.");
    std::fs::create_dir_all(&home)?;
    let mut install = Command::new("npm");
    install
        .args([
            "install",
            "--no-audit",
            "--no-fund",
            "--no-save",
            "--ignore-scripts",
            "--prefix",
        ])
        .arg(&home)
        .arg(format!("axe-core@{AXE_VERSION}"));
    run(&mut install)?;
    if !script.is_file() {
        bail!("`{}` left no axe.min.js", line(&install));
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_version_is_found_by_its_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(
            version_in_lock(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(version_in_lock(lock, "bindgen"), None);
    }
}
