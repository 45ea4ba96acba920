//! Follows what a page draws: where each stretch of text comes to lie, in which size, and whether a person would see it.

use std::collections::BTreeMap;
use std::rc::Rc;

use extract::layout::{Look, Page, Run};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::color::{BLACK, Color, ColorSpace, WHITE, alike};
use super::font::{Font, Glyph};
use super::geometry::{Area, Matrix, numbers};
use super::ground::{Frame, Ground, Path};
use super::structure::Parts;
use super::{RUNS_MAX, STREAM_BYTES_MAX};

/// Drawings inside drawings deeper than this are left out; a drawing that draws itself ends here.
const NESTING_MAX: usize = 8;
/// How deep states may be saved.
const STATES_MAX: usize = 256;
/// Text smaller than this cannot be read, in points.
const TINY: f32 = 1.5;
/// A glyph begins a run of its own where it is further from the last one than this share of its size.
const TOUCHING: f32 = 0.12;
/// Capitals reach about this high above the baseline, in parts of the size.
const INK_TOP: f32 = 0.7;
/// A page that images cover by at least this share may carry invisible text: a scan with the text that was recognised in it.
const SCAN_COVER: f32 = 0.5;

/// What the rest of a document may draw. A résumé of many pages takes a hundredth of the whole.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    operations: usize,
    runs: usize,
}

impl Budget {
    /// What a whole document may draw.
    pub(super) const WHOLE: Self = Self { operations: 2_000_000, runs: RUNS_MAX };

    /// Whether nothing more may be drawn.
    pub(super) const fn is_spent(self) -> bool {
        self.operations == 0 || self.runs == 0
    }
}

/// What `q` saves and `Q` restores.
#[derive(Clone)]
struct State {
    to_page: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    letter_gap: f32,
    word_gap: f32,
    /// Horizontal scaling, 1 is none.
    stretch: f32,
    leading: f32,
    rise: f32,
    mode: i64,
    fill_space: ColorSpace,
    fill: Color,
    opacity: f32,
    frame: Frame,
}

/// Follows the operations of a page.
pub(super) struct Painter<'a> {
    document: &'a Document,
    page: Page,
    state: State,
    saved: Vec<State>,
    /// Where the next glyph begins, and where its line began.
    text: Matrix,
    line: Matrix,
    path: Path,
    ground: Ground,
    /// The parts of the structure that the page's marked content belongs to.
    parts: Option<&'a Parts>,
    /// For each mark that is open, its number; none for one that the structure does not know.
    marks: Vec<Option<i64>>,
    fonts: BTreeMap<ObjectId, Rc<Font>>,
    nesting: usize,
    budget: Budget,
}

impl<'a> Painter<'a> {
    pub(super) fn new(document: &'a Document, width: f32, height: f32, to_page: Matrix, budget: Budget) -> Self {
        let state = State {
            to_page,
            font: None,
            size: 0.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            fill_space: ColorSpace::Gray,
            fill: BLACK,
            opacity: 1.0,
            frame: Frame::OPEN,
        };
        Self {
            document,
            page: Page { width, height, ..Page::default() },
            state,
            saved: Vec::new(),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            path: Path::NONE,
            ground: Ground::default(),
            parts: None,
            marks: Vec::new(),
            fonts: BTreeMap::new(),
            nesting: 0,
            budget,
        }
    }

    /// Says which parts of a structure the marks of the page stand for.
    pub(super) fn tagged(self, parts: Option<&'a Parts>) -> Self {
        Self { parts, ..self }
    }

    /// The page with everything that was drawn, and what the next ones may still draw.
    pub(super) fn finish(mut self) -> (Page, Budget) {
        let whole = (self.page.width * self.page.height).max(1.0);
        self.page.image_cover = (self.ground.image_area / whole).min(1.0);
        self.page.dots = self.ground.dots;
        if self.page.image_cover >= SCAN_COVER {
            for run in self.page.runs.iter_mut().filter(|run| matches!(run.look, Look::Invisible | Look::Covered)) {
                run.look = Look::Seen;
            }
        }
        (self.page, self.budget)
    }

    /// Follows a content stream with the resources that it names.
    pub(super) fn draw(&mut self, content: &[u8], resources: Option<&Dictionary>) {
        for operation in Content::decode_iter(content) {
            let Ok(operation) = operation else { break };
            if self.budget.is_spent() {
                break;
            }
            self.budget.operations -= 1;
            self.follow(&operation, resources);
        }
    }

    fn follow(&mut self, operation: &Operation, resources: Option<&Dictionary>) {
        let operands = operation.operands.as_slice();
        match operation.operator.as_str() {
            "q" if self.saved.len() < STATES_MAX => self.saved.push(self.state.clone()),
            "Q" => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            "cm" => {
                if let Some(matrix) = Matrix::from_operands(operands) {
                    self.state.to_page = matrix * self.state.to_page;
                }
            }
            "gs" => self.apply_graphics_state(operands, resources),
            "Do" => self.draw_object(operands, resources),
            "BI" => self.paint_image(false),
            "sh" => {
                self.ground.paint(Area { left: 0.0, top: 0.0, right: self.page.width, bottom: self.page.height }, None);
            }
            "BDC" => self.open_mark(operands, resources),
            "BMC" => self.open_mark(&[], resources),
            "EMC" => drop(self.marks.pop()),
            "BT" => (self.text, self.line) = (Matrix::IDENTITY, Matrix::IDENTITY),
            operator if self.follow_color(operator, operands, resources) => {}
            operator if self.follow_path(operator, operands) => {}
            operator => self.follow_text(operator, operands, resources),
        }
    }

    fn follow_color(&mut self, operator: &str, operands: &[Object], resources: Option<&Dictionary>) -> bool {
        let state = &mut self.state;
        match operator {
            "g" => state.fill_space = ColorSpace::Gray,
            "rg" => state.fill_space = ColorSpace::Rgb,
            "k" => state.fill_space = ColorSpace::Cmyk,
            "cs" => {
                let name = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
                state.fill_space = ColorSpace::named(self.document, resources, name);
                state.fill = if state.fill_space == ColorSpace::Unknown { None } else { BLACK };
                return true;
            }
            "sc" | "scn" => {}
            _ => return false,
        }
        state.fill = state.fill_space.color(operands);
        true
    }

    fn follow_path(&mut self, operator: &str, operands: &[Object]) -> bool {
        let to_page = self.state.to_page;
        match operator {
            "re" => {
                if let Some([x, y, width, height]) = numbers(operands) {
                    for corner in [(x, y), (x + width, y), (x, y + height), (x + width, y + height)] {
                        self.path.area.include(to_page.apply(corner.0, corner.1));
                    }
                    self.path.add_rectangle();
                }
            }
            "m" | "l" | "c" | "v" | "y" => {
                for point in operands.chunks_exact(2) {
                    if let Some([x, y]) = numbers(point) {
                        self.path.area.include(to_page.apply(x, y));
                    }
                }
                match operator {
                    "m" => {}
                    "l" => self.path.add_line(),
                    _ => self.path.add_curve(),
                }
            }
            "W" | "W*" => self.path.make_frame(),
            "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" => {
                self.fill();
                self.end_path();
            }
            "n" | "S" | "s" => self.end_path(),
            _ => return false,
        }
        true
    }

    fn end_path(&mut self) {
        self.state.frame = self.state.frame.after(&self.path, self.state.to_page);
        self.path = Path::NONE;
    }

    fn fill(&mut self) {
        let (state, path) = (&self.state, self.path);
        if state.opacity <= 0.0 {
            return;
        }
        if state.opacity < 1.0 {
            return self.ground.paint(path.area, None);
        }
        let (color, cover) = (state.fill, state.frame.covered_by(&path, state.to_page));
        self.ground.paint(path.area, color);
        if let Some(dot) = path.dot().filter(|dot| state.frame.shows(*dot) && !alike(color, WHITE)) {
            self.ground.add_dot(dot);
        }
        self.cover(cover);
    }

    /// Hides the text that was drawn before where something opaque lies upon it.
    fn cover(&mut self, area: Option<Area>) {
        let Some(area) = area.filter(|_| self.ground.may_cover()) else { return };
        for run in self.page.runs.iter_mut().filter(|run| run.look.is_seen()) {
            let (top, bottom) = (INK_TOP.mul_add(-run.size, run.baseline), run.baseline);
            if area.contains((run.left, top)) && area.contains((run.right, bottom)) {
                run.look = Look::Covered;
            }
        }
    }

    /// A mark of content: by its number the structure says to which part the text in it belongs. Inside a drawing numbers mean others.
    fn open_mark(&mut self, operands: &[Object], resources: Option<&Dictionary>) {
        if self.marks.len() >= STATES_MAX {
            return;
        }
        let properties = match operands.get(1) {
            Some(Object::Dictionary(properties)) => Some(properties),
            Some(Object::Name(name)) => {
                let known =
                    resources.and_then(|found| found.get_deref(b"Properties", self.document).ok()?.as_dict().ok());
                known.and_then(|known| known.get_deref(name, self.document).ok()?.as_dict().ok())
            }
            _ => None,
        };
        let number = properties.and_then(|found| found.get_deref(b"MCID", self.document).ok()?.as_i64().ok());
        self.marks.push(number.filter(|_| self.nesting == 0));
    }

    /// The part of the structure to which what is drawn now belongs.
    fn part(&self) -> Option<u32> {
        let mark = self.marks.iter().rev().find_map(|mark| *mark)?;
        self.parts?.get(&mark).copied()
    }

    fn follow_text(&mut self, operator: &str, operands: &[Object], resources: Option<&Dictionary>) {
        let number = || numbers(operands).map(|[number]| number);
        match operator {
            "Tc" => self.state.letter_gap = number().unwrap_or(0.0),
            "Tw" => self.state.word_gap = number().unwrap_or(0.0),
            "Tz" => self.state.stretch = number().unwrap_or(100.0) / 100.0,
            "TL" => self.state.leading = number().unwrap_or(0.0),
            "Ts" => self.state.rise = number().unwrap_or(0.0),
            "Tr" => self.state.mode = operands.first().and_then(|mode| mode.as_i64().ok()).unwrap_or(0),
            "Tf" => self.choose_font(operands, resources),
            "Td" => self.next_line(numbers(operands)),
            "TD" => {
                let step: Option<[f32; 2]> = numbers(operands);
                self.state.leading = step.map_or(self.state.leading, |[_, down]| -down);
                self.next_line(step);
            }
            "Tm" => {
                if let Some(matrix) = Matrix::from_operands(operands) {
                    (self.text, self.line) = (matrix, matrix);
                }
            }
            "T*" => self.next_line(Some([0.0, -self.state.leading])),
            "Tj" => self.show(operands.first()),
            "'" => {
                self.next_line(Some([0.0, -self.state.leading]));
                self.show(operands.first());
            }
            "\"" => {
                if let Some([word_gap, letter_gap]) = operands.get(..2).and_then(numbers) {
                    (self.state.word_gap, self.state.letter_gap) = (word_gap, letter_gap);
                }
                self.next_line(Some([0.0, -self.state.leading]));
                self.show(operands.get(2));
            }
            "TJ" => {
                let parts = operands.first().and_then(|parts| parts.as_array().ok());
                parts.into_iter().flatten().for_each(|part| self.show(Some(part)));
            }
            _ => {}
        }
    }

    fn next_line(&mut self, step: Option<[f32; 2]>) {
        let [x, y] = step.unwrap_or_default();
        self.line = Matrix::shift(x, y) * self.line;
        self.text = self.line;
    }

    fn choose_font(&mut self, operands: &[Object], resources: Option<&Dictionary>) {
        let [name, size] = operands else { return };
        self.state.size = size.as_float().unwrap_or(0.0);
        let fonts = resources.and_then(|found| found.get_deref(b"Font", self.document).ok()?.as_dict().ok());
        let entry = name.as_name().ok().zip(fonts).and_then(|(name, fonts)| fonts.get(name).ok());
        self.state.font = entry.and_then(|entry| self.font(entry));
    }

    /// The font that an entry of the resources names, read once for the page.
    fn font(&mut self, entry: &Object) -> Option<Rc<Font>> {
        let (id, found) = self.document.dereference(entry).ok()?;
        if let Some(known) = id.and_then(|id| self.fonts.get(&id)) {
            return Some(Rc::clone(known));
        }
        let font = Rc::new(Font::load(self.document, found.as_dict().ok()?));
        if let Some(id) = id {
            self.fonts.insert(id, Rc::clone(&font));
        }
        Some(font)
    }

    fn apply_graphics_state(&mut self, operands: &[Object], resources: Option<&Dictionary>) {
        let states = resources.and_then(|found| found.get_deref(b"ExtGState", self.document).ok()?.as_dict().ok());
        let name = operands.first().and_then(|name| name.as_name().ok());
        let found =
            name.zip(states).and_then(|(name, states)| states.get_deref(name, self.document).ok()?.as_dict().ok());
        let opacity = found.and_then(|found| found.get_deref(b"ca", self.document).ok()?.as_float().ok());
        self.state.opacity = opacity.unwrap_or(self.state.opacity);
    }

    fn draw_object(&mut self, operands: &[Object], resources: Option<&Dictionary>) {
        let objects = resources.and_then(|found| found.get_deref(b"XObject", self.document).ok()?.as_dict().ok());
        let name = operands.first().and_then(|name| name.as_name().ok());
        let found =
            name.zip(objects).and_then(|(name, objects)| objects.get_deref(name, self.document).ok()?.as_stream().ok());
        let Some(stream) = found else { return };
        match stream.dict.get_deref(b"Subtype", self.document).and_then(Object::as_name) {
            Ok(b"Image") => {
                let is_opaque = [b"SMask".as_slice(), b"Mask", b"ImageMask"].iter().all(|key| !stream.dict.has(key));
                self.paint_image(is_opaque);
            }
            Ok(b"Form") if self.nesting < NESTING_MAX => self.draw_form(stream, resources),
            _ => {}
        }
    }

    fn draw_form(&mut self, form: &Stream, outer: Option<&Dictionary>) {
        let Ok(content) = form.get_plain_content_with_limit(STREAM_BYTES_MAX) else { return };
        let matrix = form.dict.get_deref(b"Matrix", self.document).and_then(Object::as_array);
        let own = form.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
        let (state, saved) = (self.state.clone(), std::mem::take(&mut self.saved));
        let (text, line) = (self.text, self.line);
        if let Some(matrix) = matrix.ok().and_then(|matrix| Matrix::from_operands(matrix)) {
            self.state.to_page = matrix * self.state.to_page;
        }
        self.nesting += 1;
        self.draw(&content, own.or(outer));
        self.nesting -= 1;
        (self.state, self.saved, self.text, self.line) = (state, saved, text, line);
    }

    fn paint_image(&mut self, is_opaque: bool) {
        let state = &self.state;
        let area = Area::of_unit_square(state.to_page);
        let cover = state.frame.covered(area, state.to_page).filter(|_| is_opaque && state.opacity >= 1.0);
        self.ground.image_area += area.size_within(self.page.width, self.page.height);
        self.ground.paint(area, None);
        self.cover(cover);
    }

    /// Shows a string, or moves by a number as the parts of `TJ` do.
    fn show(&mut self, part: Option<&Object>) {
        let state = &self.state;
        match part {
            Some(Object::String(string, _)) => {
                let Some(font) = state.font.clone() else { return };
                for glyph in font.read(string) {
                    self.place(&glyph);
                }
            }
            Some(number) => {
                let back = number.as_float().unwrap_or(0.0);
                self.text = Matrix::shift(-back / 1000.0 * state.size * state.stretch, 0.0) * self.text;
            }
            None => {}
        }
    }

    /// Puts a glyph where the text stands and moves on behind it.
    fn place(&mut self, glyph: &Glyph) {
        let state = &self.state;
        let width = glyph.width * state.size * state.stretch;
        let to_page = Matrix::shift(0.0, state.rise) * self.text * state.to_page;
        let (start, end) = (to_page.apply(0.0, 0.0), to_page.apply(width, 0.0));
        let size = state.size.abs() * to_page.c.hypot(to_page.d);
        let gap = state.letter_gap + if glyph.is_blank { state.word_gap } else { 0.0 };
        let look = self.look(start, end, size, to_page);
        self.text = Matrix::shift(gap.mul_add(self.state.stretch, width), 0.0) * self.text;
        if [start.0, start.1, end.0, end.1, size].iter().all(|number| number.is_finite()) {
            self.add(glyph, start, end, size, look);
        }
    }

    fn add(&mut self, glyph: &Glyph, start: (f32, f32), end: (f32, f32), size: f32, look: Look) {
        let part = self.part();
        if let Some(last) = self.page.runs.last_mut() {
            let touches = (start.0 - last.right).abs() <= TOUCHING * size;
            let same_line =
                (start.1 - last.baseline).abs() <= TOUCHING * size && (last.size - size).abs() <= TOUCHING * size;
            if touches && same_line && last.look == look && look != Look::Turned && last.part == part {
                last.text.push_str(&glyph.text);
                last.right = end.0;
                return;
            }
        }
        if self.budget.runs == 0 {
            return;
        }
        self.budget.runs -= 1;
        let (left, right) = (start.0.min(end.0), start.0.max(end.0));
        self.page.runs.push(Run { text: glyph.text.clone(), left, right, baseline: start.1, size, look, part });
    }

    /// Whether a person would see a glyph between two points of the page.
    fn look(&self, start: (f32, f32), end: (f32, f32), size: f32, to_page: Matrix) -> Look {
        /// Text that falls by more than this for each point to the right is turned.
        const SLOPE: f32 = 0.1;
        /// Ink from the baseline up is what shows; its middle lies about here above it, in parts of the size.
        const MIDDLE: f32 = 0.3;
        /// The modes that fill the letters; the others draw their outline, nothing, or use them to cut.
        const FILLING: [i64; 4] = [0, 2, 4, 6];
        let middle = (f32::midpoint(start.0, end.0), f32::midpoint(start.1, end.1) - MIDDLE * size);
        let on_page = Area { left: 0.0, top: 0.0, right: self.page.width, bottom: self.page.height };
        let ground = self.ground.at(middle);
        if matches!(self.state.mode, 3 | 7) || self.state.opacity <= 0.0 {
            Look::Invisible
        } else if size < TINY {
            Look::Tiny
        } else if !on_page.contains(middle) {
            Look::OffPage
        } else if !self.state.frame.shows(middle) {
            Look::Clipped
        } else if FILLING.contains(&self.state.mode) && alike(self.state.fill, ground) {
            Look::Camouflaged
        } else if to_page.a <= 0.0 || to_page.b.abs() > SLOPE * to_page.a {
            Look::Turned
        } else {
            Look::Seen
        }
    }
}
