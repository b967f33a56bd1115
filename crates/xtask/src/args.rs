//! The words after `cargo xtask` → flags, options and plain words, each taken once.
//!
//! No help text here and no defaults: those belong to the commands.

use anyhow::{Context as _, Result, bail};

/// What has not been taken yet, in order.
pub(crate) struct Args {
    rest: Vec<String>,
}

impl Args {
    pub(crate) fn from_env() -> Self {
        Self {
            rest: std::env::args().skip(1).collect(),
        }
    }

    /// The next word that is no `--flag`.
    pub(crate) fn take_word(&mut self) -> Option<String> {
        let at = self.rest.iter().position(|word| !word.starts_with("--"))?;
        Some(self.rest.remove(at))
    }

    /// Whether `--name` was given.
    pub(crate) fn take_flag(&mut self, name: &str) -> bool {
        let at = self.rest.iter().position(|word| word == name);
        at.map(|at| self.rest.remove(at)).is_some()
    }

    /// The value of `--name VALUE` or `--name=VALUE`.
    pub(crate) fn take_option(&mut self, name: &str) -> Result<Option<String>> {
        let Some(at) = self.rest.iter().position(|word| {
            word.strip_prefix(name)
                .is_some_and(|tail| tail.is_empty() || tail.starts_with('='))
        }) else {
            return Ok(None);
        };
        let word = self.rest.remove(at);
        if let Some((_, value)) = word.split_once('=') {
            return Ok(Some(value.to_owned()));
        }
        if at >= self.rest.len() {
            bail!("{name} needs a value");
        }
        Ok(Some(self.rest.remove(at)))
    }

    /// [`Args::take_option`] as a number.
    pub(crate) fn take_number<T: std::str::FromStr>(&mut self, name: &str) -> Result<Option<T>> {
        let Some(value) = self.take_option(name)? else {
            return Ok(None);
        };
        let number = value.parse().ok();
        number
            .with_context(|| format!("{name} needs a number, not `{value}`"))
            .map(Some)
    }

    /// Fails if anything is left: a mistyped option must not pass unseen.
    pub(crate) fn finish(&self) -> Result<()> {
        match self.rest.first() {
            Some(word) => bail!("what is `{word}`? See `cargo xtask help`"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Args {
        Args {
            rest: line.split_whitespace().map(str::to_owned).collect(),
        }
    }

    #[test]
    fn each_word_is_taken_once() {
        let mut args = args("--port 81 in --dev --out=there");
        assert_eq!(args.take_number::<u16>("--port").unwrap(), Some(81));
        assert!(args.take_flag("--dev"));
        assert!(!args.take_flag("--dev"));
        assert_eq!(args.take_option("--out").unwrap().as_deref(), Some("there"));
        assert_eq!(args.take_word().as_deref(), Some("in"));
        args.finish().unwrap();
    }

    #[test]
    fn mistakes_are_told() {
        assert!(args("--port").take_option("--port").is_err());
        assert!(args("--port x").take_number::<u16>("--port").is_err());
        assert!(args("--prot 1").finish().is_err());
        assert_eq!(args("--portable").take_option("--port").unwrap(), None);
    }
}
