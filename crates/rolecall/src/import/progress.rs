//! How far an import has come: a bar on a terminal, nothing elsewhere.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar over the files of an import.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// A bar for so many files on standard error; hidden where that is no terminal.
    pub(super) fn over(files: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{wide_bar} {human_pos} of {human_len} files, {eta} left");
        bar.set_style(style.expect("the template is a literal that its test draws"));
        Self(bar)
    }

    /// So many more files are done.
    pub(super) fn advance(&self, files: usize) {
        self.0.inc(files as u64);
    }

    /// Says or prints something without the bar in its way.
    pub(super) fn aside<T>(&self, say: impl FnOnce() -> T) -> T {
        self.0.suspend(say)
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        self.0.finish_and_clear();
    }
}
