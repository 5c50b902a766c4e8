use crate::publish::Trouble;

/// The worker, whose name stays: browsers ask by it for a new one.
pub(in crate::publish) const WORKER: &str = "worker.js";

/// Takes the worker out of all that trunk has built.
///
/// # Errors
/// When it is missing.
pub(in crate::publish) fn take_worker(
    files: &mut Vec<(String, Vec<u8>)>,
) -> Result<Vec<u8>, Trouble> {
    let at = files
        .iter()
        .position(|(path, _)| path.starts_with("worker-"));
    let at = at.ok_or_else(|| Trouble::new("the built program has no worker; build it again"))?;
    Ok(files.swap_remove(at).1)
}
