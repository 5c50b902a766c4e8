//! The good bundle with hostile text at the end of every text of every file.

use super::bundles::Bundle;
use serde_json::Value;

/// What has made code of text somewhere, by the classes of OWASP's "XSS Filter Evasion Cheat
/// Sheet", and what this project's own tools read.
pub const VECTORS: [&str; 54] = [
    // Elements that run what they hold or name.
    "<script>alert(1)</script>",
    "<SCRIPT SRC=http://elsewhere.invalid/a.js></SCRIPT>",
    "<ScRiPt >alert(1)</sCrIpT >",
    "<script/src=\"data:text/javascript,alert(1)\"></script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<SCRIPT>alert(1);//\\<</SCRIPT>",
    "<SCRIPT SRC=//elsewhere.invalid/a.js?< B >",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\">",
    "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)>",
    "<base href=\"http://elsewhere.invalid/\">",
    "<link rel=stylesheet href=http://elsewhere.invalid/a.css>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<form action=javascript:alert(1)><button>a</button></form>",
    "<template><script>alert(1)</script></template><noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    // Attributes that run what they hold.
    "<img src=x onerror=alert(1)>",
    "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\"\\>",
    "<img/src=x/onerror=alert(1)//",
    "<body onload=alert(1)><details open ontoggle=alert(1)><video><source onerror=alert(1)>",
    "<input autofocus onfocus=alert(1)><marquee onstart=alert(1)>",
    "<p style=\"background:url(javascript:alert(1))\" onmouseover=alert(1)>",
    "<img src=`x` onerror=`alert(1)`>",
    // Out of an attribute.
    "\" onload=\"alert(1)",
    "' onload='alert(1)",
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "\" autofocus onfocus=alert(1) x=\"",
    "` onerror=alert(1) `",
    "/ onload=alert(1) >",
    // Out of what is no markup.
    "</script><script>alert(1)</script>",
    "</ScRiPt ><svg onload=alert(1)>",
    "</title></style></textarea></xmp><script>alert(1)</script>",
    "<!--<script>alert(1)//--></script>",
    "--><script>alert(1)</script><!--",
    "--!><img src=x onerror=alert(1)>",
    "]]><script>alert(1)</script><![CDATA[",
    "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
    "</head></body></html><script>alert(1)</script>",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e \\\"}, {\\\"a\\\": 1}",
    // Addresses.
    "javascript:alert(1)",
    "<a href=\"jav&#x0A;ascript:alert(1)\">a</a> <a href=\" &#14; javascript:alert(1)\">a</a>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    // Other languages within the page.
    "<svg><script>alert(1)</script></svg><svg/onload=alert(1)>",
    "<svg><animate xlink:href=#a attributeName=href values=javascript:alert(1) /></svg>",
    "<math><mtext></p><style><!--</style><img title=\"--&gt;&lt;img src=x onerror=alert(1)&gt;\"></math>",
    "<style>@import 'http://elsewhere.invalid/a.css';</style>",
    // Other ways to write the same.
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62; &#x3c;script&#x3e; &amp;lt;",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "%3Cscript%3Ealert(1)%3C/script%3E %253Cscript%253E",
    "＜script＞alert(1)＜/script＞ ‹script› ʺonload=alert(1)ʺ <ſcript>alert(1)</ſcript>",
    "<ı onclick=alert(1)> ﹤script﹥ \u{2bc} onload=alert(1)",
    // What this project puts its own words in place of.
    "{{head}} {{body}} {{policy}} {{language}} {{direction}} /clinic-base/ {{__TRUNK_ADDRESS__}}",
    "*[a](javascript:alert\\(1\\))* **b** `c` [@d] ![e](f) ${alert(1)} {{constructor.constructor('alert(1)')()}}",
    "<%= alert(1) %> {% raw %} #{alert(1)} {alert(1)} <style></style> \\n\\r\\0 %s $& $1",
];

const FILES: [&str; 6] = [
    "site.json",
    "articles/back-pain.json",
    "articles/sleep.json",
    "articles/stretching.json",
    "authors/ada-example.json",
    "authors/ben-example.json",
];

/// A text that may say anything.
#[derive(Clone, Debug)]
pub struct Place {
    pub file: &'static str,
    pub pointer: String,
    /// Whether it is prose, in which signs have a meaning.
    prose: bool,
}

/// All texts of the good bundle that may say anything: others have a form, such as dates.
pub fn places() -> Vec<Place> {
    let mut places = Vec::new();
    for file in FILES {
        let mut pointers = Vec::new();
        collect(&read(&Bundle::good(), file), String::new(), &mut pointers);
        for pointer in pointers {
            let accepts = |addition: &str| {
                let bundle = Bundle::good();
                append(&bundle, file, &pointer, addition);
                bundle.load().loaded.is_some()
            };
            let plain = accepts(" <b>");
            if plain || accepts(" \\<b\\>") {
                let prose = !plain;
                places.push(Place {
                    file,
                    pointer,
                    prose,
                });
            }
        }
    }
    places
}

/// The text at a place: numbered, so that each can be told from the others.
pub fn hostile(place: usize, vector: &str) -> String {
    format!("⟦{place}⟧{vector}⟦⟧")
}

/// The good bundle with a vector at the end of each text, each time another.
pub fn bundle(places: &[Place], vector: impl Fn(usize) -> String) -> Bundle {
    let bundle = Bundle::good();
    for (number, place) in places.iter().enumerate() {
        let text = hostile(number, &vector(number));
        let text = if place.prose { escaped(&text) } else { text };
        append(&bundle, place.file, &place.pointer, &format!(" {text}"));
    }
    bundle
}

/// Prose that says this letter by letter.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

fn read(bundle: &Bundle, file: &str) -> Value {
    serde_json::from_slice(&bundle.read(file)).unwrap()
}

fn append(bundle: &Bundle, file: &str, pointer: &str, addition: &str) {
    let mut json = read(bundle, file);
    let value = json.pointer_mut(pointer).unwrap();
    *value = format!("{}{addition}", value.as_str().unwrap()).into();
    bundle.write(file, json.to_string());
}

fn collect(json: &Value, at: String, found: &mut Vec<String>) {
    match json {
        Value::String(_) => found.push(at),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, format!("{at}/{index}"), found);
            }
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                collect(field, format!("{at}/{key}"), found);
            }
        }
        _ => {}
    }
}
