//! The few loops of matching that name vector instructions, one set for each kind of processor, all with the answers of the plain one.
//!
//! This is the one module of the crate that may hold `unsafe`, for two reasons only, and each `unsafe` block says by which it is sound:
//!
//! - **Instructions that a processor may lack.** A function of `avx512`, `avx2` or `neon` may be called only where the processor has what it
//!   is compiled for. A [`Simd`] can be made by [`Simd::of`] alone, which asks the processor, and the functions are reached through a `Simd`
//!   alone. Nothing here chooses: the caller names the kind, and results do not depend on it.
//! - **Loads, stores and hints by address.** Each address is that of an array whose length the type states, so that nothing outside it is
//!   touched; a hint reads nothing.

#![expect(unsafe_code, reason = "vector instructions; the argument stands above")]

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod crowd;
#[cfg(target_arch = "aarch64")]
mod neon;
mod plain;
mod team;

use std::fmt;

pub(crate) use crowd::{Asking, CROWD, CoarsePlaces, Crowd, CrowdPosting, Hit, Pair, Worth};
pub(crate) use team::{TEAM, TeamAsked, TeamAsking, TeamCrowd, TeamHit, TeamPosting, VIOLATION, coarse};

/// How many sums the loops take at a time.
pub(crate) const LANES: usize = 64;

/// A kind of vector instructions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SimdKind {
    /// AVX-512 with byte and word instructions.
    Avx512,
    /// AVX2.
    Avx2,
    /// NEON, which every 64-bit ARM processor has.
    Neon,
    /// None but what the compiler finds by itself.
    Plain,
}

impl SimdKind {
    /// All kinds, the widest first.
    pub const ALL: [Self; 4] = [Self::Avx512, Self::Avx2, Self::Neon, Self::Plain];
}

impl fmt::Display for SimdKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Avx512 => "avx512",
            Self::Avx2 => "avx2",
            Self::Neon => "neon",
            Self::Plain => "plain",
        })
    }
}

/// A sum that reaches what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reached {
    /// Its position.
    pub(crate) at: u16,
    pub(crate) sum: u16,
}

/// A kind of vector instructions that this processor has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Simd(SimdKind);

impl Simd {
    /// What every processor has.
    pub const PLAIN: Self = Self(SimdKind::Plain);

    /// `None` where the processor lacks it.
    pub fn of(kind: SimdKind) -> Option<Self> {
        let is_there = match kind {
            #[cfg(target_arch = "x86_64")]
            SimdKind::Avx512 => {
                is_x86_feature_detected!("avx512f")
                    && is_x86_feature_detected!("avx512bw")
                    && is_x86_feature_detected!("popcnt")
            }
            #[cfg(target_arch = "x86_64")]
            SimdKind::Avx2 => is_x86_feature_detected!("avx2") && is_x86_feature_detected!("popcnt"),
            SimdKind::Neon => cfg!(target_arch = "aarch64"),
            SimdKind::Plain => true,
            #[cfg(not(target_arch = "x86_64"))]
            SimdKind::Avx512 | SimdKind::Avx2 => false,
        };
        is_there.then_some(Self(kind))
    }

    /// Every kind that this processor has, the widest first.
    pub fn all() -> Vec<Self> {
        SimdKind::ALL.into_iter().filter_map(Self::of).collect()
    }

    /// Which it is.
    pub const fn kind(self) -> SimdKind {
        self.0
    }

    /// Appends every sum that is at least `least`, in order, the first of which stands at `first`. No position exceeds 65,535.
    pub(crate) fn list_reached(self, sums: &[[u16; LANES]], least: u16, first: u16, reached: &mut Vec<Reached>) {
        match self.0 {
            // SAFETY: this `Simd` exists, so the processor has the instructions.
            #[cfg(target_arch = "x86_64")]
            SimdKind::Avx512 => unsafe { avx512::list_reached(sums, least, first, reached) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            SimdKind::Avx2 => unsafe { avx2::list_reached(sums, least, first, reached) },
            #[cfg(target_arch = "aarch64")]
            SimdKind::Neon => neon::list_reached(sums, least, first, reached),
            _ => plain::list_reached(sums, least, first, reached),
        }
    }

    /// How many sums are at least `least`.
    pub(crate) fn count_reached(self, sums: &[[u16; LANES]], least: u16) -> usize {
        match self.0 {
            // SAFETY: this `Simd` exists, so the processor has the instructions.
            #[cfg(target_arch = "x86_64")]
            SimdKind::Avx512 => unsafe { avx512::count_reached(sums, least) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            SimdKind::Avx2 => unsafe { avx2::count_reached(sums, least) },
            #[cfg(target_arch = "aarch64")]
            SimdKind::Neon => neon::count_reached(sums, least),
            _ => plain::count_reached(sums, least),
        }
    }
}

impl Simd {
    /// Holds each posting against the crowd and appends those that anybody waits for.
    pub(crate) fn add_hits(self, crowd: &Crowd, postings: &Asking<'_>, worth: Worth, hits: &mut Vec<Hit>) {
        match self.0 {
            // SAFETY: this `Simd` exists, so the processor has the instructions.
            #[cfg(target_arch = "x86_64")]
            SimdKind::Avx512 => unsafe { avx512::add_hits(crowd, postings, worth, hits) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            SimdKind::Avx2 => unsafe { avx2::add_hits(crowd, postings, worth, hits) },
            _ => crowd::add_hits(crowd, postings, worth, hits, crowd::any_hopes, crowd::scores_of),
        }
    }

    /// Holds each posting against the crowd and appends those for which anybody reaches what is needed.
    pub(crate) fn add_reaching(self, crowd: &TeamCrowd, postings: &TeamAsking<'_>, hits: &mut Vec<TeamHit>) {
        match self.0 {
            // SAFETY: this `Simd` exists, so the processor has the instructions.
            #[cfg(target_arch = "x86_64")]
            SimdKind::Avx512 => unsafe { avx512::add_reaching(crowd, postings, hits) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            SimdKind::Avx2 => unsafe { avx2::add_reaching(crowd, postings, hits) },
            _ => team::add_reaching(crowd, postings, hits, team::points_of),
        }
    }
}

/// Appends the sum of each bit of `mask`, the first of which stands at `first`.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "a mask has 64 bits")]
fn append(mut mask: u64, sums: &[u16; LANES], first: u16, reached: &mut Vec<Reached>) {
    while mask != 0 {
        let lane = mask.trailing_zeros() as u16;
        reached.push(Reached { at: first + lane, sum: sums[usize::from(lane) % LANES] });
        mask &= mask - 1;
    }
}

/// Hints that the bytes of `slice` from `at` on are wanted soon. Nothing happens where there are none.
#[inline]
pub(crate) fn prefetch<T>(slice: &[T], at: usize) {
    #[cfg(target_arch = "x86_64")]
    if let Some(there) = slice.get(at) {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        // SAFETY: a hint reads nothing, and the address is that of an element.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(std::ptr::from_ref(there).cast()) }
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = (slice, at);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sums: &[[u16; LANES]], least: u16) {
        let each = (100..).zip(sums.as_flattened()).map(|(at, &sum)| Reached { at, sum });
        let expected: Vec<Reached> = each.filter(|one| one.sum >= least).collect();
        for simd in Simd::all() {
            assert_eq!(simd.count_reached(sums, least), expected.len(), "{}", simd.kind());
            let mut reached = Vec::new();
            simd.list_reached(sums, least, 100, &mut reached);
            assert_eq!(reached, expected, "{}", simd.kind());
        }
    }

    #[test]
    #[expect(clippy::print_stderr, reason = "whoever reads the output of a test run learns which kinds it covered")]
    fn every_kind_finds_the_same_sums() {
        let names: Vec<String> = Simd::all().iter().map(|simd| simd.kind().to_string()).collect();
        eprintln!("kinds of this processor: {}", names.join(", "));
        let mut state = 1_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            u16::try_from(state >> 16).unwrap_or_default()
        };
        let sums: Vec<[u16; LANES]> = (0..9).map(|_| std::array::from_fn(|_| next())).collect();
        for least in [0, 1, 0x7fff, 0x8000, 0x8001, 60_000, u16::MAX] {
            check(&sums, least);
        }
        check(&[[0; LANES], [u16::MAX; LANES]], 1);
        check(&[], 1);
    }
}
