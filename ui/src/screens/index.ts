// Which component shows which screen. Today is loaded with the app; the others when first opened.
import type { Component } from "svelte";
import type { Screen } from "../lib/router";

export type ScreenLoader = () => Promise<{ default: Component }>;

export const screens: Partial<Record<Screen, ScreenLoader>> = {};
