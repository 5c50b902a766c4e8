//! The command line: writes, checks, publishes and serves a clinic's articles.

mod build;
mod check;
mod completions;
mod content;
mod dev;
mod dist;
mod draw;
mod failure;
mod interrupt;
mod new;
mod program;
mod serve;
mod size;

use clap::{Parser, Subcommand};
use failure::Failure;
use std::process::ExitCode;

/// Large sites are made of many small strings.
#[cfg(target_os = "linux")]
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Turns a folder of a clinic's articles into a website that any static host can serve.
#[derive(Parser)]
#[command(version, after_help = AFTER_HELP, disable_help_subcommand = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
From nothing to a page:
  clinic-articles new my-clinic
  cd my-clinic
  clinic-articles dev

Exit codes:
  0    done
  1    the content, or a size, is not good enough yet; what to change was said
  2    the command was not understood
  3    something on this machine failed: a file, a folder, a port
  130  stopped with Ctrl+C before it was done";

#[derive(Subcommand)]
enum Command {
    New(new::New),
    Dev(dev::Dev),
    Check(check::Check),
    Build(build::Build),
    Serve(serve::Serve),
    Size(size::Size),
    Completions(completions::Completions),
    #[command(hide = true)]
    Draw(draw::Draw),
}

impl Command {
    /// The exit code when somebody stops it: that is how servers end, and nothing else.
    fn when_stopped(&self) -> i32 {
        match self {
            Self::Serve(_) | Self::Dev(_) => 0,
            _ => 130,
        }
    }

    fn run(self) -> Result<(), Failure> {
        interrupt::handle(self.when_stopped())?;
        match self {
            Self::New(new) => new.run(),
            Self::Dev(dev) => dev.run(),
            Self::Check(check) => check.run(),
            Self::Build(build) => build.run(),
            Self::Serve(serve) => serve.run(),
            Self::Size(size) => size.run(),
            Self::Completions(completions) => {
                completions.run();
                Ok(())
            }
            Self::Draw(draw) => draw.run(),
        }
    }
}

fn main() -> ExitCode {
    match CommandLine::parse().command.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
