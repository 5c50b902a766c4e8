use std::fmt::Write;

/// A PDF with one red page that says this, and so many bytes that nobody sees (ISO 32000-1).
pub fn pdf(words: &str, unseen: usize) -> Vec<u8> {
    let page = format!("1 0 0 rg 0 0 300 300 re f 0 g BT /F1 24 Tf 40 140 Td ({words}) Tj ET");
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
    let unseen = "x".repeat(unseen);
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".into(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".into(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 5 0 R \
             /Resources << /Font << /F1 {font} >> >> >>"
        ),
        format!(
            "<< /Length {} >>\nstream\n{unseen}\nendstream",
            unseen.len()
        ),
        format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()),
    ];
    let mut text = String::from("%PDF-1.4\n");
    let mut places = String::new();
    for (number, object) in objects.iter().enumerate() {
        writeln!(places, "{:010} 00000 n ", text.len()).unwrap();
        write!(text, "{} 0 obj\n{object}\nendobj\n", number + 1).unwrap();
    }
    let start = text.len();
    write!(
        text,
        "xref\n0 6\n0000000000 65535 f \n{places}trailer\n<< /Size 6 /Root 1 0 R >>\n\
         startxref\n{start}\n%%EOF\n"
    )
    .unwrap();
    text.into_bytes()
}
