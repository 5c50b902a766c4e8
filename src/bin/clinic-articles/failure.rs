use anstyle::{AnsiColor, Style};
use clinic_articles::publish::Error;
use std::process::ExitCode;

/// Why a command did not do what it was asked for.
#[derive(Debug)]
pub enum Failure {
    /// Something that the person wrote has to change first.
    Content(String),
    /// Something on this machine failed.
    Machine(Error),
}

impl Failure {
    /// Says on standard error what went wrong; gives the exit code that stands for it.
    pub fn report(&self) -> ExitCode {
        let (words, code) = match self {
            Self::Content(words) => (words.clone(), 1),
            Self::Machine(error) => (format!("{error:#}"), 3),
        };
        let red = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
        anstream::eprintln!("{red}error{red:#}: {words}");
        ExitCode::from(code)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Machine(error)
    }
}
