use crate::CommandLine;
use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};
use std::io;

/// Print the script that lets a shell complete commands and options
#[derive(Args)]
#[command(after_help = "\
Examples:
  clinic-articles completions bash > ~/.local/share/bash-completion/completions/clinic-articles
  clinic-articles completions fish > ~/.config/fish/completions/clinic-articles.fish")]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub fn run(self) {
        let mut command = CommandLine::command();
        let name = command.get_name().to_owned();
        generate(self.shell, &mut command, name, &mut io::stdout());
    }
}
