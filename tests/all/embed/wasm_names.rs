//! The names that the embed's program and its script share.

use clinic_articles::publish::short_names;

/// Something behind its length.
fn sized(bytes: &[u8]) -> Vec<u8> {
    let length = u8::try_from(bytes.len()).unwrap();
    assert!(length < 0x80, "longer lengths have more bytes");
    [&[length], bytes].concat()
}

/// A program that imports a function of type 300, exports two things, and has some code.
fn program(module: &str, import: &str, exports: [&str; 2]) -> Vec<u8> {
    let text = |text: &str| sized(text.as_bytes());
    let [function, memory] = exports.map(text);
    let imports = [&[1], &*text(module), &text(import), &[0, 0xac, 2]].concat();
    let exports = [&[2], &*function, &[0, 6], &memory, &[2, 0]].concat();
    let sections = [(2, &*imports), (7, &exports), (10, b"code")];
    let sections = sections.map(|(id, body)| [vec![id], sized(body)].concat());
    [b"\0asm\x01\0\0\0", &*sections.concat()].concat()
}

#[test]
fn names_of_wasm_bindgen_become_short_in_both() {
    let (get, malloc) = ("__wbg_get_0c55869fe53c7d14", "__wbindgen_malloc");
    let program = self::program("./embed_bg.js", get, [malloc, "memory"]);
    let script = format!(
        "import{{{get}:e=>e[0]}};wasm.{malloc}(1);{malloc}_2;'{get}';wasm.memory;__wbg_init()"
    );
    let (script, shorter) = short_names(&script, &program).unwrap();
    assert_eq!(
        script,
        format!("import{{$0:e=>e[0]}};wasm.$1(1);{malloc}_2;'$0';wasm.memory;__wbg_init()")
    );
    assert_eq!(
        shorter,
        self::program("./embed_bg.js", "$0", ["$1", "memory"])
    );
}

#[test]
fn what_is_no_program_is_refused() {
    let program = program("m", "__f", ["__g", "memory"]);
    for end in 0..program.len() {
        // Between two sections it could end.
        let whole = short_names("", &program[..end]).is_some();
        assert_eq!(whole, matches!(end, 8 | 20 | 38), "{end}");
    }
}
