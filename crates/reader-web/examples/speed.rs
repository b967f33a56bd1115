//! A folder of saved pages → how many are read in a second of processor time.
//!
//! `cargo run --profile bench -p reader-web --example speed -- FOLDER`; pages are `*.html`.

use std::path::PathBuf;

#[expect(clippy::print_stdout, reason = "a command's report")]
fn main() -> std::io::Result<()> {
    let folder = std::env::args_os()
        .nth(1)
        .map(PathBuf::from)
        .unwrap_or_default();
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "html")
        })
        .collect();
    paths.sort();
    let mut n_bytes = 0;
    let mut n_text = 0;
    let mut pages = Vec::new();
    for path in &paths {
        pages.push(std::fs::read(path)?);
    }
    let start = processor_seconds()?;
    for page in &pages {
        n_bytes += page.len();
        n_text += reader_web::predict(page).text.len();
    }
    let seconds = processor_seconds()? - start;
    let n = pages.len() as f64;
    println!(
        "{n} pages, {:.1} MB, {n_text} bytes of article: {:.0} pages and {:.1} MB a second",
        n_bytes as f64 / 1e6,
        n / seconds,
        n_bytes as f64 / 1e6 / seconds
    );
    Ok(())
}

/// Processor time of this process, in hundredths: other programs do not count.
fn processor_seconds() -> std::io::Result<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = stat
        .rsplit(") ")
        .next()
        .unwrap_or_default()
        .split(' ')
        .collect();
    let ticks = |at: usize| {
        fields
            .get(at)
            .and_then(|field| field.parse::<f64>().ok())
            .unwrap_or(0.0)
    };
    Ok((ticks(11) + ticks(12)) / 100.0)
}
