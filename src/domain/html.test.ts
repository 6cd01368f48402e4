import { html } from "./html";

it("escapes every value, in text and in attributes", () => {
  const evil = `"><script>alert('1')</script>&`;
  expect(html`<p title="${evil}">${evil}</p>`.text).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">' +
      "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</p>",
  );
});

it("escapes what is put together once, not twice", () => {
  const items = ["a & b", "<c>"].map((item) => html`<b>${item}</b>`);
  expect(html`${items}`.text).toBe("<b>a &amp; b</b><b>&lt;c&gt;</b>");
});

it("leaves nothing for what is missing, and keeps a zero", () => {
  const text = html`a${null}b${undefined}c${false}d${0}e${""}`.text;
  expect(text).toBe("abcd0e");
});
