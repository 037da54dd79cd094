import { expect, it } from "vitest";
import { savedFrom } from "./saved-from.ts";

it.each<[string, string | undefined]>([
  [
    "<!DOCTYPE html>\n<!-- saved from url=(0035)https://example.org/press/20-august?a=1 -->\n<html>",
    "https://example.org/press/20-august?a=1",
  ],
  ['<html><head><link href="https://example.org/a?b=1&amp;c=2" rel="canonical">', "https://example.org/a?b=1&c=2"],
  ["<meta property='og:url' content='https://example.org/b'>", "https://example.org/b"],
  ["<!--\n Page saved with SingleFile \n url: https://example.org/c\n saved date: now\n-->", "https://example.org/c"],
  ['<link rel="stylesheet" href="https://example.org/style.css">', undefined],
  ['<link rel="canonical" href="/relative">', undefined],
  ["He said: see https://example.org/.", undefined],
])("%s", (text, expected) => {
  expect(savedFrom(new TextEncoder().encode(text))).toBe(expected);
});
