//! Little-endian arrays in files, one to a file, as the generator of the drawn network writes them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

/// An integer that the files hold.
pub(super) trait Element: Copy + Ord + Into<u64> {
    const BYTES: usize;

    /// Of exactly [`Self::BYTES`] bytes.
    fn of(bytes: &[u8]) -> Self;
}

macro_rules! element {
    ($($integer:ty),*) => {$(
        impl Element for $integer {
            const BYTES: usize = size_of::<$integer>();

            fn of(bytes: &[u8]) -> Self {
                Self::from_le_bytes(bytes.try_into().expect("chunks have the length of an element"))
            }
        }
    )*};
}

element!(u8, u16, u32, u64);

/// The folder of one drawn network.
pub(super) struct Arrays {
    folder: PathBuf,
}

impl Arrays {
    pub(super) fn of(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// A whole array, however long it is.
    pub(super) fn read<T: Element>(&self, name: &str) -> Result<Vec<T>> {
        let path = self.folder.join(format!("{name}.bin"));
        let bytes = fs::read(&path).with_context(|| {
            format!("{} cannot be read: a folder is expected that `gen.py M N DIR --full` wrote", path.display())
        })?;
        ensure!(
            bytes.len().is_multiple_of(T::BYTES),
            "{} has {} bytes, which is no whole number of elements of {} bytes",
            path.display(),
            bytes.len(),
            T::BYTES
        );
        Ok(bytes.chunks_exact(T::BYTES).map(T::of).collect())
    }

    /// An array that has one element for each of `count` members.
    pub(super) fn read_each<T: Element>(&self, name: &str, count: usize) -> Result<Vec<T>> {
        let array = self.read(name)?;
        ensure!(array.len() == count, "{name}.bin in {} has {} elements, expected {count}", self.shown(), array.len());
        Ok(array)
    }

    /// The same, with no element above `most`; `unknown` is allowed too where the array can say that something is not known.
    pub(super) fn read_below<T: Element>(
        &self,
        name: &str,
        count: usize,
        most: u64,
        unknown: Option<u64>,
    ) -> Result<Vec<T>> {
        let array = self.read_each::<T>(name, count)?;
        let wrong = array.iter().position(|&element| element.into() > most && Some(element.into()) != unknown);
        if let Some(at) = wrong {
            let element: u64 = array[at].into();
            anyhow::bail!("{name}.bin in {} has {element} at {at}, expected {most} at most", self.shown());
        }
        Ok(array)
    }

    /// Where the list of each member begins, and at last where the last one ends.
    pub(super) fn read_offsets(&self, name: &str) -> Result<Vec<u32>> {
        let offsets = self.read::<u32>(name)?;
        ensure!(
            offsets.len() > 1 && offsets[0] == 0 && offsets.is_sorted(),
            "{name}.bin in {} is no list of offsets: expected 0 first and then never less",
            self.shown()
        );
        Ok(offsets)
    }

    fn shown(&self) -> std::path::Display<'_> {
        self.folder.display()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_file(bytes: &[u8], check: impl FnOnce(&Arrays)) {
        static NEXT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
        let next = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("rolecall-arrays-{}-{next}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("years.bin"), bytes).unwrap();
        check(&Arrays::of(&folder));
        fs::remove_dir_all(&folder).unwrap();
    }

    fn message<T: std::fmt::Debug>(result: Result<T>) -> String {
        result.unwrap_err().to_string()
    }

    #[test]
    fn elements_are_read_with_the_least_byte_first() {
        with_file(&[1, 0, 0, 1], |arrays| assert_eq!(arrays.read::<u16>("years").unwrap(), [1, 256]));
    }

    #[test]
    fn half_an_element_is_refused() {
        with_file(&[1, 0, 0], |arrays| {
            assert!(
                message(arrays.read::<u16>("years"))
                    .ends_with("has 3 bytes, which is no whole number of elements of 2 bytes")
            );
        });
    }

    #[test]
    fn a_missing_file_is_named_with_what_writes_it() {
        with_file(&[], |arrays| {
            let message = message(arrays.read::<u8>("floor"));
            assert!(message.contains("floor.bin") && message.contains("gen.py"), "{message}");
        });
    }

    #[test]
    fn another_count_or_a_value_out_of_range_is_refused_with_its_place() {
        with_file(&[3, 255, 9], |arrays| {
            assert!(message(arrays.read_each::<u8>("years", 4)).ends_with("has 3 elements, expected 4"));
            assert!(
                message(arrays.read_below::<u8>("years", 3, 8, Some(255))).ends_with("has 9 at 2, expected 8 at most")
            );
            assert!(arrays.read_below::<u8>("years", 3, 9, Some(255)).is_ok());
        });
    }

    #[test]
    fn offsets_begin_at_nothing_and_never_fall() {
        with_file(&[0, 0, 0, 0, 5, 0, 0, 0, 4, 0, 0, 0], |arrays| {
            assert!(message(arrays.read_offsets("years")).contains("no list of offsets"));
        });
    }
}
