use super::prose::Scope;
use crate::{
    model::{Block, Callout, Passage, Published, Quote, Table, Written},
    publish::source::json::Cursor,
};

impl Scope<'_> {
    pub(super) fn block(&mut self, block: &Block<Written>, at: Cursor<'_>) -> Block<Published> {
        match block {
            Block::Heading(text) => Block::Heading(self.heading(text, at.key("heading"))),
            Block::Subheading(text) => Block::Subheading(self.heading(text, at.key("subheading"))),
            Block::Paragraph(text) => Block::Paragraph(self.prose(text, at.key("paragraph"))),
            Block::List(items) => Block::List(self.list(items, at.key("list"))),
            Block::Steps(items) => Block::Steps(self.list(items, at.key("steps"))),
            Block::Picture(picture) => Block::Picture(self.picture(picture, at.key("picture"))),
            Block::Quote(quote) => Block::Quote(Quote {
                text: self.prose(&quote.text, at.key("quote").key("text")),
                attribution: quote.attribution.clone(),
            }),
            Block::Table(table) => Block::Table(self.table(table, at.key("table"))),
            Block::Callout(callout) => Block::Callout(self.callout(callout, at.key("callout"))),
            Block::Do(items) => Block::Do(self.list(items, at.key("do"))),
            Block::Dont(items) => Block::Dont(self.list(items, at.key("dont"))),
        }
    }

    fn table(&mut self, table: &Table<Written>, at: Cursor<'_>) -> Table<Published> {
        let rows = table.rows.iter().enumerate();
        Table {
            caption: self.prose(&table.caption, at.key("caption")),
            header: self.list(&table.header, at.key("header")),
            rows: rows
                .map(|(index, row)| self.list(row, at.key("rows").item(index)))
                .collect(),
        }
    }

    fn callout(&mut self, callout: &Callout<Written>, at: Cursor<'_>) -> Callout<Published> {
        let title = callout.title.as_ref();
        let content = callout.content.iter().enumerate();
        Callout {
            kind: callout.kind,
            title: title.map(|title| self.prose(title, at.key("title"))),
            content: content
                .map(|(index, passage)| self.passage(passage, at.key("content").item(index)))
                .collect(),
        }
    }

    fn passage(&mut self, passage: &Passage<Written>, at: Cursor<'_>) -> Passage<Published> {
        match passage {
            Passage::Paragraph(text) => Passage::Paragraph(self.prose(text, at.key("paragraph"))),
            Passage::List(items) => Passage::List(self.list(items, at.key("list"))),
        }
    }
}
