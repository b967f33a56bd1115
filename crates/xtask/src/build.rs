//! `cargo xtask build`: the sources → a folder of files that any static host can serve.

use crate::args::Args;
use crate::finish_site::{ARTICLES_VARIABLE, OFFLINE_VARIABLE};
use crate::process::run as run_process;
use crate::{tools, workspace};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::time::Instant;

pub(crate) fn run(args: &mut Args) -> Result<()> {
    let articles = take_articles(args)?;
    let out = args
        .take_option("--out")?
        .unwrap_or_else(|| "dist".to_owned());
    let public_url = args.take_option("--public-url")?;
    args.finish()?;
    let out = workspace::path_of_caller(&out)?;
    let begin = Instant::now();
    build_site(&out, articles.as_deref(), public_url.as_deref())?;
    println!(
        "The site is in {} ({} s). Copy its files to any web server, at any path.",
        out.display(),
        begin.elapsed().as_secs()
    );
    Ok(())
}

/// The folder of `--articles`, which must exist.
pub(crate) fn take_articles(args: &mut Args) -> Result<Option<PathBuf>> {
    let Some(given) = args.take_option("--articles")? else {
        return Ok(None);
    };
    let folder = workspace::path_of_caller(&given)?;
    if !folder.is_dir() {
        bail!(
            "--articles needs a folder, and {} is none",
            folder.display()
        );
    }
    Ok(Some(folder))
}

/// Builds the release site with its offline copy into `out`.
pub(crate) fn build_site(
    out: &Path,
    articles: Option<&Path>,
    public_url: Option<&str>,
) -> Result<()> {
    let mut trunk = tools::trunk()?;
    // Trunk wants the folder above to exist.
    std::fs::create_dir_all(out)?;
    trunk
        .args(["build", "--release", "--dist"])
        .arg(out)
        .env(OFFLINE_VARIABLE, "1");
    if let Some(public_url) = public_url {
        trunk.args(["--public-url", public_url]);
    }
    if let Some(articles) = articles {
        trunk.env(ARTICLES_VARIABLE, articles);
    }
    run_process(&mut trunk)
}
