//! A value that many read while one changes it: nobody who reads waits for a change, and none sees half of one.
//!
//! There are two copies. Readers are given the one that is shown; changes are made to the other, which is then shown in its place. The first
//! gets the same changes before the next ones, once everybody who was given it has let it go. Only who makes changes ever waits.

use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

/// A value to which changes are made. Equal values to which the same changes are made in the same order stay equal.
pub trait Changing: Clone {
    /// One change.
    type Change;

    /// Makes a change.
    fn change(&mut self, change: &Self::Change);
}

/// A value that is changed beside its readers; empty at first.
pub struct Mirrored<T: Changing> {
    /// Held locked for as long as it takes to copy or to replace a pointer.
    shown: RwLock<Option<Arc<T>>>,
    hidden: Mutex<Option<Hidden<T>>>,
}

/// The copy that readers are not given any more.
struct Hidden<T: Changing> {
    copy: Arc<T>,
    /// What was made to the shown copy and not yet to this one.
    behind: Vec<T::Change>,
}

/// How long to wait before it is looked again whether the last reader has let go of a copy.
const LOOK_AGAIN: Duration = Duration::from_micros(50);

#[expect(clippy::disallowed_methods, reason = "nobody tells when the last reader lets go of a pointer")]
fn look_again_soon() {
    std::thread::sleep(LOOK_AGAIN);
}

impl<T: Changing> Default for Mirrored<T> {
    fn default() -> Self {
        Self { shown: RwLock::default(), hidden: Mutex::default() }
    }
}

impl<T: Changing> Mirrored<T> {
    /// The value as it is now, which stays as it is for whoever holds it. Changes wait for those who hold an old one, so it is not to be
    /// kept. `None` before there was one.
    pub fn read(&self) -> Option<Arc<T>> {
        // Nothing can fail while this lock is held, so it always holds a whole value.
        self.shown.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts another value in the place of the one that is read.
    pub fn replace(&self, value: T) {
        let mut hidden = self.hidden.lock().unwrap_or_else(PoisonError::into_inner);
        let copy = Arc::new(value.clone());
        *hidden = Some(Hidden { copy, behind: Vec::new() });
        self.hidden.clear_poison();
        self.show(Arc::new(value));
    }

    /// Makes changes that are seen together. Nothing where there is no value, or a broken one.
    pub fn change(&self, changes: Vec<T::Change>) {
        let Ok(mut hidden) = self.hidden.lock() else { return };
        let Some(Hidden { copy, behind }) = hidden.as_mut() else { return };
        while Arc::get_mut(copy).is_none() {
            look_again_soon();
        }
        let value = Arc::get_mut(copy).expect("nobody is given this copy, so who is alone with it stays so");
        for change in behind.iter().chain(&changes) {
            value.change(change);
        }
        *behind = changes;
        if let Some(before) = self.show(Arc::clone(copy)) {
            *copy = before;
        }
    }

    /// A fault broke off a change half-way: what is read is whole, but no further change can be made before it is replaced.
    pub fn is_broken(&self) -> bool {
        self.hidden.is_poisoned()
    }

    fn show(&self, value: Arc<T>) -> Option<Arc<T>> {
        self.shown.write().unwrap_or_else(PoisonError::into_inner).replace(value)
    }
}
