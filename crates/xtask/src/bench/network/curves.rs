//! How the time of a question grows with the network, as an SVG picture with logarithmic axes.

use std::fmt::Write as _;

use super::report::{Report, Scoring, Task};

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 400.0;
/// Room for the labels of the axes and, on the right, of the curves.
const MARGIN: f64 = 56.0;
const LABELS: f64 = 170.0;

/// One curve: numbers of people and milliseconds of the processor for each question.
struct Curve {
    name: String,
    points: Vec<(f64, f64)>,
}

/// The picture of reports on networks of so many people, the smallest first. The people of every posting are asked for one posting after the
/// other, so that they have no curve of their own.
pub(super) fn svg(reports: &[(usize, Report)]) -> String {
    let tasks = [Task::People, Task::Postings, Task::EveryPerson];
    let kinds = tasks.into_iter().flat_map(|task| [(task, Scoring::Base), (task, Scoring::Full)]);
    let curves: Vec<Curve> = kinds.filter_map(|(task, scoring)| Curve::of(reports, task, scoring)).collect();
    let all = || curves.iter().flat_map(|curve| &curve.points);
    let scale = |of: fn(&(f64, f64)) -> f64| {
        let (least, most) = all().map(of).fold((f64::MAX, f64::MIN_POSITIVE), |(a, b), x| (a.min(x), b.max(x)));
        (least.log10().floor(), most.log10().ceil())
    };
    let (across, up) = (scale(|point| point.0), scale(|point| point.1));
    let x =
        |people: f64| MARGIN + (people.log10() - across.0) / (across.1 - across.0).max(1.0) * (WIDTH - MARGIN - LABELS);
    let y = |ms: f64| HEIGHT - MARGIN - (ms.log10() - up.0) / (up.1 - up.0).max(1.0) * (HEIGHT - 2.0 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"11\" \
         fill=\"currentColor\">\n<title>Milliseconds of the processor for a question, by people in the network</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
    );
    for power in powers(across) {
        grid(&mut svg, [x(power), y(10_f64.powf(up.0)), x(power), y(10_f64.powf(up.1))]);
        text(&mut svg, x(power) - 12.0, HEIGHT - MARGIN + 16.0, &format!("{power}"));
    }
    for power in powers(up) {
        grid(&mut svg, [x(10_f64.powf(across.0)), y(power), x(10_f64.powf(across.1)), y(power)]);
        text(&mut svg, 4.0, y(power) + 4.0, &format!("{power} ms"));
    }
    for curve in &curves {
        let points = curve.points.iter().map(|&(people, ms)| format!("{:.1},{:.1}", x(people), y(ms)));
        let points = points.collect::<Vec<_>>().join(" ");
        line(
            &mut svg,
            &format!("<polyline points=\"{points}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"/>"),
        );
        if let Some(&(people, ms)) = curve.points.last() {
            text(&mut svg, x(people) + 6.0, y(ms) + 4.0, &curve.name);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

impl Curve {
    /// Of what was asked on one thread; `None` where nothing was.
    fn of(reports: &[(usize, Report)], task: Task, scoring: Scoring) -> Option<Self> {
        let points: Vec<(f64, f64)> = reports
            .iter()
            .filter_map(|(people, report)| {
                let line = report.lines.iter().find(|line| line.task == task && line.scoring == scoring)?;
                let people = f64::from(u32::try_from(*people).ok()?);
                Some((people, line.processor_each()?.as_secs_f64() * 1e3))
            })
            .collect();
        (!points.is_empty()).then(|| Self { name: format!("{task}, {scoring}"), points })
    }
}

/// The powers of ten between two exponents, both included.
fn powers((first, last): (f64, f64)) -> impl Iterator<Item = f64> {
    (0..20)
        .map(move |step| first + f64::from(step))
        .take_while(move |&exponent| exponent <= last)
        .map(|exponent| 10_f64.powf(exponent))
}

fn grid(svg: &mut String, [x1, y1, x2, y2]: [f64; 4]) {
    line(
        svg,
        &format!("<path d=\"M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}\" stroke=\"currentColor\" stroke-opacity=\"0.2\"/>"),
    );
}

fn text(svg: &mut String, x: f64, y: f64, text: &str) {
    line(svg, &format!("<text x=\"{x:.1}\" y=\"{y:.1}\">{text}</text>"));
}

fn line(svg: &mut String, line: &str) {
    writeln!(svg, "{line}").expect("a string takes everything");
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::ask::Asked;
    use super::super::report::Line;
    use super::*;

    #[test]
    fn each_curve_has_a_point_for_each_size_and_its_name() {
        let report = |microseconds| {
            let single = Duration::from_micros(microseconds);
            let asked = Asked {
                answers: vec![None],
                whole: single,
                on_processor: single,
                singles: vec![single],
                singles_on_processor: vec![single],
            };
            let line = Line::asked(Task::People, Scoring::Base, "Rolecall", 1, &asked);
            Report { lines: vec![line], facts: Vec::new() }
        };
        let svg = svg(&[(10_000, report(100)), (1_000_000, report(10_000))]);
        assert!(svg.contains("<polyline points=\"56.0,344.0 470.0,56.0\""), "{svg}");
        assert!(svg.contains(">people of a posting, base</text>"), "{svg}");
    }

    #[test]
    fn nothing_measured_is_an_empty_picture() {
        assert!(!svg(&[]).contains("polyline"));
    }
}
