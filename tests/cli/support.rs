//! Runs the real binary on a file of its own.
#![allow(dead_code)]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

/// A folder with a notebook, and the command that works on it.
pub struct Trellis {
    pub folder: tempfile::TempDir,
}

/// What a run printed.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Trellis {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs with these words, on 21 November 2026 unless they say another day.
    pub fn run(&self, words: &[&str]) -> Run {
        self.run_with(words, None)
    }

    /// Runs with a standard input.
    pub fn run_with(&self, words: &[&str], input: Option<&str>) -> Run {
        self.run_where(words, input, &[])
    }

    /// Runs with a standard input and these variables around it.
    pub fn run_where(&self, words: &[&str], input: Option<&str>, variables: &[(&str, &str)]) -> Run {
        let output = self.output(words, input, variables);
        Run {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs, and gives the bytes that it printed.
    pub fn bytes(&self, words: &[&str]) -> Vec<u8> {
        let output = self.output(words, None, &[]);
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    fn output(
        &self,
        words: &[&str],
        input: Option<&str>,
        variables: &[(&str, &str)],
    ) -> std::process::Output {
        let stdin = if input.is_some() { Stdio::piped() } else { Stdio::null() };
        let mut child = self.begin(words, stdin, variables);
        if let Some(input) = input {
            let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        }
        child.wait_with_output().unwrap()
    }

    /// Begins a run and leaves it to itself.
    pub fn begin(&self, words: &[&str], stdin: Stdio, variables: &[(&str, &str)]) -> Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_trellis"));
        command
            .envs(variables.iter().copied())
            .env_remove("TRELLIS_PASSPHRASE")
            .env("TRELLIS_FILE", self.path("trellis.db"))
            .current_dir(self.folder.path())
            .stdin(stdin)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if !words.contains(&"--today") {
            command.args(["--today", "2026-11-21"]);
        }
        command.args(words).spawn().unwrap()
    }

    /// Runs with `--json`, must end with 0 and print one document and nothing on stderr.
    pub fn json(&self, words: &[&str]) -> Value {
        let run = self.run(&[&["--json"], words].concat());
        assert_eq!(run.code, 0, "{words:?} ends with 0: {}", run.err);
        assert_eq!(run.err, "", "{words:?} keeps stderr empty");
        serde_json::from_str(&run.out)
            .unwrap_or_else(|e| panic!("{words:?} prints one document ({e}): {}", run.out))
    }

    /// Runs with `--json`, must end with `code`, and gives the error.
    pub fn fails(&self, code: i32, words: &[&str]) -> Value {
        let run = self.run(&[&["--json"], words].concat());
        assert_eq!(run.code, code, "{words:?} ends with {code}: {} {}", run.out, run.err);
        assert_eq!(run.out, "", "{words:?} prints nothing on stdout");
        let error: Value = serde_json::from_str(&run.err)
            .unwrap_or_else(|e| panic!("{words:?} tells JSON ({e}): {}", run.err));
        assert!(error["error"]["message"].is_string(), "{words:?} says what happened");
        error["error"].clone()
    }
}
