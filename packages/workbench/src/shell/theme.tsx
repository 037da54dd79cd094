import { useState } from "react";

const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];
const KEY = "proviso.theme";

/** Light, dark, or as the machine has it. */
export function ThemeButton() {
  const [theme, setTheme] = useState<Theme>(() =>
    applied(THEMES.find((one) => one === localStorage.getItem(KEY)) ?? "system"),
  );
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
  return (
    <button
      type="button"
      className="button"
      data-kind="plain"
      title={`Colours: ${theme}. Press for ${next}.`}
      onClick={() => {
        localStorage.setItem(KEY, next);
        setTheme(applied(next));
      }}
    >
      <span aria-hidden="true">{theme === "dark" ? "◑" : theme === "light" ? "○" : "◐"}</span>
      <span className="visually-hidden">Colours: {theme}</span>
    </button>
  );
}

function applied(theme: Theme): Theme {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  return theme;
}
