import { generateJSON } from '@tiptap/core';
import { notesSchema, ownNodes } from '../schema/extensions.ts';
import { cleanPastedHtml } from './clean-pasted-html.ts';

const fromWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name="Author" content="C. Fournier">
<style>p.MsoNormal { margin: 0 }</style></head><body><!--StartFragment-->
<h1 style="mso-outline-level:1">Séance</h1>
<p class="MsoNormal"><span style="font-weight:bold">Rappel</span><o:p> de la réunion</o:p></p>
<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>&nbsp;</span></span>premier point</p>
<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·</span>second point</p>
<p class="MsoNormal"><a href="https://exemple.test/dossier-belkadri">le dossier</a><img src="photo.jpg" alt="Yanis"></p>
<p><del cite="mailto:x">phrase retirée</del>phrase gardée</p>
<!--EndFragment--></body></html>`;

test('what Word adds (styles, comments, authors, revisions, images) does not come in with the text', () => {
  const clean = cleanPastedHtml(fromWord);
  expect(clean).not.toMatch(/Mso|mso-|style|StartFragment|Fournier|o:p|photo|Yanis|phrase retirée|belkadri|href/);
  expect(clean).toContain('phrase gardée');
  expect(clean).toContain('<strong>Rappel</strong>');
});

test('the paragraphs that Word shows as a list become one list, without their typed bullets', () => {
  expect(cleanPastedHtml(fromWord).replaceAll(/\s*\n\s*/g, '')).toContain(
    '<ul><li>premier point</li><li>second point</li></ul>',
  );
});

test('a numbered list of Word is numbered here', () => {
  const html = '<p style="mso-list:l1 level1 lfo2"><span style="mso-list:Ignore">1.</span>un</p>';
  expect(cleanPastedHtml(html)).toBe('<ol><li>un</li></ol>');
});

test('the title of a pasted page does not compete with the title of the meeting', () => {
  expect(cleanPastedHtml('<h1>Titre</h1><h6>Petit</h6>')).toBe('<h2>Titre</h2><h4>Petit</h4>');
});

test('a mention and an action copied inside the notes keep what they point at', () => {
  const html =
    '<p data-pm-slice="1 1 []"><span data-type="situationMention" data-situation-id="abc">situation</span></p>' +
    '<div data-type="action" data-id="i" data-owner-id="o" data-due-on="2026-10-13">visite</div>';
  expect(cleanPastedHtml(html)).toBe(html);
});

test('pasted text ends up in nodes the notes know, its links reduced to their words', () => {
  const extensions = [...notesSchema, ...Object.values(ownNodes)];
  const document = generateJSON(cleanPastedHtml(fromWord), extensions);
  expect(kinds(document)).toEqual(new Set(['doc', 'heading', 'paragraph', 'bulletList', 'listItem', 'text', 'bold']));
  expect(JSON.stringify(document)).toContain('le dossier');
});

interface Json {
  type?: string;
  content?: Json[];
  marks?: Json[];
}
const kinds = ({ type, content = [], marks = [] }: Json): Set<string> =>
  new Set([type ?? '', ...[...content, ...marks].flatMap((child) => [...kinds(child)])]);
