//! Pages that are pictures of text: recognised where Tesseract is installed, and named as scans where it is not.

use std::process::Command;

use lopdf::{Document, Object, Stream, dictionary};

use super::read;

/// A PDF of one page which is this JPEG.
fn scan(jpeg: &[u8], width: i64, height: i64) -> Vec<u8> {
    let mut document = Document::with_version("1.4");
    let picture = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => width, "Height" => height,
        "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8, "Filter" => "DCTDecode",
    };
    let picture = document.add_object(Stream::new(picture, jpeg.to_vec()).with_compression(false));
    let content = document.add_object(Stream::new(dictionary! {}, b"q 600 0 0 370 0 0 cm /I Do Q".to_vec()));
    let resources = dictionary! { "XObject" => dictionary! { "I" => picture } };
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content, "Resources" => resources,
        "MediaBox" => vec![0.into(), 0.into(), 600.into(), 370.into()],
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(tree));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut file = Vec::new();
    document.save_to(&mut file).unwrap();
    file
}

#[test]
fn a_scan_is_recognised_or_called_one() {
    let is_installed = Command::new("tesseract").arg("--version").output().is_ok();
    let found = read("recognised.pdf", &scan(include_bytes!("../../../../fixtures/formats/scan.jpg"), 910, 560));
    if !is_installed {
        assert!(
            found
                .map(|read| read.text)
                .unwrap_err()
                .starts_with("is a scan: its pages are images without a text layer")
        );
        return;
    }
    let found = found.unwrap();
    assert_eq!(found.problems, ["recognised_text"]);
    assert_eq!(found.record["basics"]["email"], "orla@penhaligon.example", "{}", found.text);
    assert!(found.text.contains("Kestrel Works\tMar 2019"), "{}", found.text);
    assert!(found.text.contains("Wrote the pump diary in Python"), "{}", found.text);
}

#[test]
fn a_picture_without_a_word_stays_a_scan() {
    let found = read("noise.pdf", &scan(b"no JPEG", 910, 560));
    assert!(found.map(|read| read.text).unwrap_err().starts_with("is a scan: "));
}
