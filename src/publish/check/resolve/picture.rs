use super::prose::Scope;
use crate::{
    model::{FileName, Image, Invalid, Picture, Published, Written},
    publish::{
        diagnostics::suggest::{closest, quoted},
        source::json::Cursor,
        support::ascii::ascii_name,
    },
};

impl Scope<'_> {
    pub(super) fn picture(
        &mut self,
        picture: &Picture<Written>,
        at: Cursor<'_>,
    ) -> Picture<Published> {
        let caption = picture.caption.as_ref();
        Picture {
            file: self.image(&picture.file, at.key("file")),
            alternative: picture.alternative.clone(),
            caption: caption.map(|caption| self.prose(caption, at.key("caption"))),
            credit: picture.credit.clone(),
        }
    }

    fn image(&self, name: &FileName, at: Cursor<'_>) -> Image {
        let images = &self.names.images;
        if !images.has(name) {
            at.error(|| {
                let wrong = format!("the folder images has no file {}", quoted(name.as_str()));
                let instead = match closest(name.as_str(), images.names())
                    .or_else(|| alike(name, images.names()))
                {
                    Some(known) => format!("write \"{known}\", or put the file there"),
                    None => "put the file there, or write the name of one that is".into(),
                };
                Invalid::new(wrong, instead)
            });
        }
        let unknown = Image {
            name: String::new(),
            width: 0,
            height: 0,
            widths: Vec::new(),
        };
        images.look_at(name).map_or(unknown, |file| file.image)
    }
}

/// A picture whose name has the same letters and digits, whatever its ending: editors change the rest.
fn alike<'a>(name: &FileName, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters = |name: &str| {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let stem = ascii_name(stem).to_lowercase();
        stem.replace(['-', '_'], "")
    };
    let wanted = letters(name.as_str());
    let mut known = known.into_iter();
    known.find(|known| !wanted.is_empty() && letters(known) == wanted)
}
