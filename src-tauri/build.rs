//! Prepares what Tauri embeds: the pages, the permissions, the icons.

use std::path::Path;

fn main() {
    // Tauri embeds the pages while compiling but watches none of them.
    println!("cargo:rerun-if-changed=ui/dist");
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=src-tauri/permissions");
    if !Path::new("ui/dist/index.html").is_file() {
        println!(
            "cargo::error=the interface is not built (ui/dist/index.html is not there); `cargo xtask run` builds and opens everything"
        );
        return;
    }
    let commands = tauri_build::AppManifest::new().permissions_path_pattern("src-tauri/permissions/*.toml");
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("src-tauri/capabilities/*.json")
        .app_manifest(commands);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error=Tauri could not be prepared: {}", format!("{error:#}").replace('\n', " "));
    }
}
