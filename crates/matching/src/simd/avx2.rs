//! AVX2: 16 sums an instruction.

use std::arch::x86_64::{
    __m256i, _mm_movemask_epi8, _mm_packs_epi16, _mm256_add_epi16, _mm256_and_si256, _mm256_castsi256_si128,
    _mm256_cmpeq_epi16, _mm256_cmpgt_epi16, _mm256_extracti128_si256, _mm256_loadu_si256, _mm256_maddubs_epi16,
    _mm256_max_epu16, _mm256_movemask_epi8, _mm256_mulhrs_epi16, _mm256_or_si256, _mm256_packs_epi16,
    _mm256_permute4x64_epi64, _mm256_set1_epi16, _mm256_setzero_si256, _mm256_storeu_si256, _mm256_unpackhi_epi8,
    _mm256_unpacklo_epi8,
};

use super::crowd::{self, Asking, Crowd, Hit, Lanes, Promise, Worth};
use super::team::{self, Known, Sums, TEAM, TeamAsking, TeamCrowd, TeamHit};
use super::{LANES, Reached, append};

/// The lanes that are at least `least`.
#[inline]
#[target_feature(enable = "avx2")]
fn reaching(lanes: &[u16; LANES], least: __m256i) -> u64 {
    let quarters: *const __m256i = lanes.as_ptr().cast();
    let quarter = |at: usize| {
        // SAFETY: 64 sums are four vectors, which need no alignment here.
        let quarter = unsafe { _mm256_loadu_si256(quarters.add(at)) };
        _mm256_cmpeq_epi16(_mm256_max_epu16(quarter, least), quarter)
    };
    let half = |at: usize| {
        let both = _mm256_packs_epi16(quarter(at), quarter(at + 1));
        // The two vectors are interleaved by halves.
        let in_order = _mm256_permute4x64_epi64::<0b11_01_10_00>(both);
        u64::from(_mm256_movemask_epi8(in_order).cast_unsigned())
    };
    half(0) | half(2) << 32
}

#[target_feature(enable = "avx2")]
pub(super) fn list_reached(sums: &[[u16; LANES]], least: u16, first: u16, reached: &mut Vec<Reached>) {
    let least = _mm256_set1_epi16(least.cast_signed());
    for (lanes, first) in sums.iter().zip((first..).step_by(LANES)) {
        append(reaching(lanes, least), lanes, first, reached);
    }
}

#[target_feature(enable = "avx2,popcnt")]
pub(super) fn count_reached(sums: &[[u16; LANES]], least: u16) -> usize {
    let least = _mm256_set1_epi16(least.cast_signed());
    sums.iter().map(|lanes| reaching(lanes, least).count_ones() as usize).sum()
}

#[target_feature(enable = "avx2")]
#[expect(clippy::redundant_closure, reason = "a closure of this function is compiled with its instructions")]
pub(super) fn add_hits(crowd: &Crowd, postings: &Asking<'_>, worth: Worth, hits: &mut Vec<Hit>) {
    let any = |crowd: &Crowd, hopes: &Lanes, promise: &Promise<'_>| any_hopes(crowd, hopes, promise);
    crowd::add_hits(crowd, postings, worth, hits, any, |crowd, held| crowd::scores_of(crowd, held));
}

#[inline]
#[target_feature(enable = "avx2")]
fn any_hopes(crowd: &Crowd, hopes: &Lanes, promise: &Promise<'_>) -> bool {
    let levels = |skill| {
        let halves: *const __m256i = crowd.levels_of(skill).as_ptr().cast();
        // SAFETY: 64 levels are two vectors, which need no alignment here.
        unsafe { [_mm256_loadu_si256(halves), _mm256_loadu_si256(halves.add(1))] }
    };
    // The quarters of the lanes, of which the first two come from the first halves of sixteen levels.
    let mut sums = starting(promise);
    for pair in promise.pairs {
        let [first, second] = pair.skills.map(levels);
        let weights = _mm256_set1_epi16(i16::from_le_bytes(pair.coarse));
        for (at, (first, second)) in first.into_iter().zip(second).enumerate() {
            let low = _mm256_maddubs_epi16(_mm256_unpacklo_epi8(first, second), weights);
            let high = _mm256_maddubs_epi16(_mm256_unpackhi_epi8(first, second), weights);
            sums[at] = _mm256_add_epi16(sums[at], low);
            sums[at + 2] = _mm256_add_epi16(sums[at + 2], high);
        }
    }
    let mut any = _mm256_setzero_si256();
    for (sum, hopes) in sums.into_iter().zip(hopes.as_chunks::<16>().0) {
        // SAFETY: 16 numbers are a vector, which needs no alignment here.
        let hopes = unsafe { _mm256_loadu_si256(hopes.as_ptr().cast()) };
        any = _mm256_or_si256(any, _mm256_cmpeq_epi16(_mm256_max_epu16(sum, hopes), sum));
    }
    _mm256_movemask_epi8(any) != 0
}

/// What there is to be had besides skills, by quarters of the lanes.
#[inline]
#[target_feature(enable = "avx2")]
fn starting(promise: &Promise<'_>) -> [__m256i; 4] {
    let all = |number: u16| _mm256_set1_epi16(number.cast_signed());
    let bits: [u16; 16] = std::array::from_fn(|bit| 1 << bit);
    // SAFETY: 16 numbers are a vector, which needs no alignment here.
    let bits = unsafe { _mm256_loadu_si256(bits.as_ptr().cast()) };
    let (besides, for_place) = (all(promise.besides), all(promise.for_place));
    promise.placed.to_le_bytes().as_chunks::<2>().0.first_chunk().expect("eight bytes are four times two").map(
        |placed| {
            let mine = _mm256_and_si256(all(u16::from_le_bytes(placed)), bits);
            _mm256_add_epi16(besides, _mm256_and_si256(_mm256_cmpeq_epi16(mine, bits), for_place))
        },
    )
}

#[target_feature(enable = "avx2")]
pub(super) fn add_reaching(crowd: &TeamCrowd, postings: &TeamAsking<'_>, hits: &mut Vec<TeamHit>) {
    team::add_reaching(crowd, postings, hits, |crowd, known| points_of(crowd, known));
}

#[inline]
#[target_feature(enable = "avx2")]
fn points_of(crowd: &TeamCrowd, known: &Known<'_>) -> (Sums, u32) {
    let half = |sums: &[i16], at: usize| {
        let half: &[i16; TEAM / 2] = sums[at..].first_chunk().expect("a crowd has two halves");
        // SAFETY: 16 sums are a vector, which needs no alignment here; so are 16 shares below.
        unsafe { _mm256_loadu_si256(half.as_ptr().cast()) }
    };
    let shares = |shares: &[u16], at: usize| {
        let half: &[u16; TEAM / 2] = shares[at..].first_chunk().expect("a crowd has two halves");
        unsafe { _mm256_loadu_si256(half.as_ptr().cast()) }
    };
    let mut lanes = [0; TEAM];
    let mut who = 0;
    for at in [0, TEAM / 2] {
        let mut points = _mm256_add_epi16(half(known.experience, at), half(known.start, at));
        points = _mm256_add_epi16(points, _mm256_set1_epi16(known.points));
        for one in known.asked {
            let scale = _mm256_set1_epi16(one.scale());
            let scaled = _mm256_mulhrs_epi16(shares(one.shares(crowd), at), scale);
            points = _mm256_add_epi16(points, scaled);
        }
        let short = _mm256_cmpgt_epi16(half(&crowd.needed, at), points);
        // A byte for each of the sixteen, in order.
        let bytes = _mm_packs_epi16(_mm256_castsi256_si128(short), _mm256_extracti128_si256::<1>(short));
        who |= (!_mm_movemask_epi8(bytes).cast_unsigned() & 0xFFFF) << at;
        let lanes: &mut [i16; TEAM / 2] = lanes[at..].first_chunk_mut().expect("a crowd has two halves");
        // SAFETY: as above.
        unsafe { _mm256_storeu_si256(lanes.as_mut_ptr().cast(), points) };
    }
    (lanes, who)
}
