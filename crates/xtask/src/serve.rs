//! `cargo xtask serve`: the sources → the site on this machine, built anew whenever a file changes.
//!
//! The local site keeps no offline copy: it would show the articles of the last run.

use crate::args::Args;
use crate::build::take_articles;
use crate::finish_site::ARTICLES_VARIABLE;
use crate::process::line;
use crate::{tools, workspace};
use anyhow::{Context as _, Result, bail};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread::sleep;
use std::time::Duration;

/// Where one looks for a site under development.
const FIRST_PORT: u16 = 8080;
/// How many ports are tried when the first ones are taken.
const N_PORTS: u16 = 50;

pub(crate) fn run(args: &mut Args) -> Result<()> {
    let articles = take_articles(args)?;
    let port = args.take_number::<u16>("--port")?.unwrap_or(FIRST_PORT);
    let is_dev = args.take_flag("--dev");
    args.finish()?;

    let mut trunk = tools::trunk()?;
    let port = free_port(port)?;
    let out = workspace::path("target/serve");
    std::fs::create_dir_all(&out)?;
    trunk
        .args(["serve", "--port", &port.to_string(), "--dist"])
        .arg(out);
    if !is_dev {
        trunk.arg("--release");
    }
    if let Some(articles) = &articles {
        trunk.env(ARTICLES_VARIABLE, articles);
    }
    println!("Building the site; the first time takes some minutes.");
    let mut child = trunk
        .spawn()
        .with_context(|| format!("cannot start `{}`", line(&trunk)))?;

    // Trunk listens once the first build is done.
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    while TcpStream::connect_timeout(&address, Duration::from_millis(200)).is_err() {
        if let Some(status) = child.try_wait()? {
            bail!("Trunk ended before the site was ready ({status})");
        }
        sleep(Duration::from_millis(200));
    }
    println!("\nSidelight is at http://{address}/ (Ctrl+C ends it)\n");
    let status = child.wait()?;
    if !status.success() {
        bail!("Trunk ended ({status})");
    }
    Ok(())
}

/// `first`, or the next port nobody listens on.
fn free_port(first: u16) -> Result<u16> {
    (first..first.saturating_add(N_PORTS))
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .with_context(|| format!("all ports from {first} on are taken; choose one with --port"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_passed_over() {
        let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(free_port(port).is_ok_and(|free| free > port));
    }
}
