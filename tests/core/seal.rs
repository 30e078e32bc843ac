//! Files sealed with a passphrase: what goes in comes out, and nothing else opens them.

use std::sync::OnceLock;

use trellis_core::seal::{ENDING, open, seal};
use trellis_core::store::Key;
use trellis_core::{Code, Error};

const TEXT: &[u8] = b"# Handover: Elske Vandenberg\n\nShe leads the invoice ledger split.\n";

/// What Debian's `age -p -a` wrote.
const FOREIGN: &str = "-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBsZmJ3dnBybmpuWS85WEN1
ZElUUERnIDE4Ci9DNUdnSkpUOVZyQmFUS210bzFxSW1SRkN1MCtESk1nbzNNcDdv
b3FEQ0kKLS0tIDZ3Nm5RWFdaVysrdjFyalluc2drMitsSUhnc3hkU1FvYVNnU0VX
cXBuTFEKsUnb5/dYUCq5XjGdbHGUKaEneUG3MIBqKfYR/pLtP+Xca/088MISGgv4
pdX6hvWGRr/IvOiKNDL/+2DMyDlYzOmEIMzdPCI=
-----END AGE ENCRYPTED FILE-----
";

fn key(text: &str) -> Key {
    Key::new(text.to_owned())
}

fn right() -> Key {
    key("otter lamp river")
}

/// The text, sealed once for a test: each seal is a second of work.
fn sealed() -> &'static [u8] {
    static SEALED: OnceLock<Vec<u8>> = OnceLock::new();
    SEALED.get_or_init(|| seal(TEXT, &right()).expect("it is sealed"))
}

fn refused(bytes: &[u8], passphrase: &Key) -> Error {
    let error = open(bytes, passphrase).expect_err("it does not open");
    assert!(error.message.contains("; nothing was written; "), "what is safe is said: {error}");
    assert!(!error.message.contains("otter"), "no error holds a passphrase: {error}");
    error
}

/// Where the lines of a sealed file's head begin; the last one is where its content begins.
fn lines(bytes: &[u8]) -> Vec<usize> {
    let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(ends).take(5).collect()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn what_is_sealed_opens_with_its_passphrase_alone() {
    let bytes = sealed();
    assert!(bytes.starts_with(b"age-encryption.org/v1\n-> scrypt "), "in the public format");
    let head = String::from_utf8_lossy(&bytes[..lines(bytes)[2]]).into_owned();
    assert!(head.ends_with(" 18\n"), "with the work that every age tool takes: {head}");
    for word in TEXT.split(|byte| byte.is_ascii_whitespace()).filter(|word| word.len() > 3) {
        assert!(!holds(bytes, word), "{} is not readable in it", String::from_utf8_lossy(word));
    }
    assert_eq!(open(bytes, &right()).unwrap(), TEXT);
    let wrong = refused(bytes, &key("otter lamp rivers"));
    assert_eq!((wrong.code, wrong.field.as_deref()), (Code::WrongPassphrase, Some("passphrase")));
    assert_ne!(seal(TEXT, &right()).unwrap(), bytes, "the same is never sealed the same");
}

#[test]
fn nothing_and_a_large_file_go_in_and_come_out() {
    let large: Vec<u8> = (0..251).cycle().take(20 * 1024 * 1024).collect();
    for bytes in [&[][..], &large] {
        let shut = seal(bytes, &right()).unwrap();
        assert!(open(&shut, &right()).unwrap() == bytes, "{} bytes come back", bytes.len());
    }
    // Chunks of the format have 64 kB: one that is whole has no other behind it.
    let chunk = vec![7; 64 * 1024];
    let shut = seal(&chunk, &right()).unwrap();
    assert!(open(&shut, &right()).unwrap() == chunk, "a whole chunk comes back");
}

#[test]
fn a_passphrase_that_is_soon_guessed_seals_nothing() {
    for text in ["", "otter", "1234567", "       x       ", "        "] {
        let error = seal(TEXT, &key(text)).expect_err("too short");
        assert_eq!((error.code, error.field.as_deref()), (Code::Invalid, Some("passphrase")), "{text:?}");
        assert!(error.message.contains("8 characters"), "{error}");
    }
    let signs = key("größeöäü");
    assert_eq!(open(&seal(TEXT, &signs).unwrap(), &signs).unwrap(), TEXT, "characters count, not bytes");
}

#[test]
fn what_was_cut_short_is_told_from_a_wrong_passphrase() {
    let bytes = sealed();
    let content = lines(bytes)[4];
    for at in [25, lines(bytes)[2] + 10, content - 1, content + 10, content + 16, bytes.len() - 1] {
        assert_eq!(refused(&bytes[..at], &right()).code, Code::Damaged, "cut at {at}");
    }
    let longer = [bytes, b"more"].concat();
    assert_eq!(refused(&longer, &right()).code, Code::Damaged, "something is behind it");
}

#[test]
fn a_flipped_bit_anywhere_lets_nothing_out() {
    let bytes = sealed();
    let lines = lines(bytes);
    for (at, code) in [
        // The lock itself: nobody can say which of the two is wrong.
        (lines[2] + 3, Code::WrongPassphrase),
        // The seal of the head, the salt of the content, the content.
        (lines[3] + 6, Code::Damaged),
        (lines[4] + 2, Code::Damaged),
        (lines[4] + 20, Code::Damaged),
        (bytes.len() - 1, Code::Damaged),
    ] {
        let mut flipped = bytes.to_vec();
        flipped[at] = match (at < lines[4], flipped[at]) {
            (false, byte) => byte ^ 1,
            // Another letter of the text that it stands in.
            (true, b'A') => b'B',
            (true, _) => b'A',
        };
        assert_eq!(refused(&flipped, &right()).code, code, "flipped at {at}");
    }
}

#[test]
fn a_foreign_file_is_said_to_be_one() {
    for bytes in [&b""[..], b"age", b"# Handover", b"%PDF-1.7", b"SQLite format 3\0", &[0; 5000]] {
        let error = refused(bytes, &right());
        assert_eq!(error.code, Code::NotOurs);
        assert!(error.message.contains(ENDING), "what to choose is said: {error}");
    }
    let other = age::x25519::Identity::generate();
    let for_a_key = age::encrypt(&other.to_public(), TEXT).unwrap();
    let error = refused(&for_a_key, &right());
    assert_eq!(error.code, Code::NotOurs);
    assert!(error.message.contains("for a key"), "{error}");
    let newer = [&b"age-encryption.org/v9\n"[..], &sealed()[lines(sealed())[1]..]].concat();
    assert_eq!(refused(&newer, &right()).code, Code::NotOurs, "of a later format");
}

#[test]
fn a_hostile_file_cannot_ask_for_endless_work() {
    let lines = lines(sealed());
    let (first, rest) = sealed().split_at(lines[2]);
    let head = String::from_utf8(first.to_vec()).unwrap();
    for more in ["21", "24", "40", "63", "64", "255"] {
        let hostile = [head.replace(" 18\n", &format!(" {more}\n")).as_bytes(), rest].concat();
        assert_eq!(refused(&hostile, &right()).code, Code::Refused, "{more} is too much");
    }
}

#[test]
fn what_another_tool_sealed_opens_here() {
    let opened = open(FOREIGN.as_bytes(), &right()).unwrap();
    assert_eq!(opened, b"Handed over: Elske, from another tool.\n");
    assert_eq!(refused(FOREIGN.as_bytes(), &key("another one")).code, Code::WrongPassphrase);
    let cut = FOREIGN.replace("pdX6hvWGRr/IvOiKNDL/+2DMyDlYzOmEIMzdPCI=\n", "");
    assert_eq!(refused(cut.as_bytes(), &right()).code, Code::Damaged);
}
