import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Where another React than the repository's own is installed, for the whole page. */
const { REACT_FROM } = process.env;

export default defineConfig({
  plugins: [react()],
  build: { reportCompressedSize: false },
  resolve: REACT_FROM
    ? { alias: { react: `${REACT_FROM}/react`, "react-dom": `${REACT_FROM}/react-dom` } }
    : {},
});
