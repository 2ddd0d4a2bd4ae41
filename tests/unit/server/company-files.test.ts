import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { readConsentFile, readLogoFile } from '@/lib/server/company-files';

const folder = mkdtempSync(join(tmpdir(), 'company-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function write(content: string | Buffer): string {
  count += 1;
  const path = join(folder, `${count}.svg`);
  writeFileSync(path, content);
  return path;
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><path d="M0 0h4v1H0z"/></svg>';
const pixel = sharp({ create: { width: 2, height: 2, channels: 4, background: '#0b5d46' } });

describe('a logo', () => {
  it.each([
    ['a drawing', SVG],
    ['a drawing after a declaration, a comment and blanks', `\n<?xml version="1.0"?>\n<!-- <html> -->\n${SVG}`],
    ['a drawing after the mark of byte order and a document type', `\uFEFF<!DOCTYPE svg PUBLIC "x" "y">${SVG}`],
  ])('is %s', (_, content) => {
    expect(readLogoFile(write(content))).toMatchObject({ mediaType: 'image/svg+xml' });
  });

  it('is what its bytes say, whatever its name says', async () => {
    expect(readLogoFile(write(await pixel.clone().png().toBuffer()))).toMatchObject({ mediaType: 'image/png' });
    expect(readLogoFile(write(await pixel.clone().webp().toBuffer()))).toMatchObject({ mediaType: 'image/webp' });
  });

  it('is no page, no text and no picture of another kind', async () => {
    const others = [
      `<html>${SVG}</html>`,
      `text ${SVG}`,
      '<svgx></svgx>',
      '',
      'GIF89a',
      await pixel.clone().jpeg().toBuffer(),
    ];
    for (const content of others) {
      expect(readLogoFile(write(content))).toEqual({ problem: 'must name an SVG, PNG or WebP file' });
    }
  });

  it('is there, is a file, and is small', () => {
    expect(readLogoFile(join(folder, 'nowhere.svg'))).toHaveProperty('problem');
    expect(readLogoFile(folder)).toHaveProperty('problem');
    expect(readLogoFile(write(SVG + ' '.repeat(200_001)))).toEqual({ problem: 'names a file of more than 200 KB' });
  });
});

describe('a text of consent', () => {
  it('has its version and language above it, in any order and case, or neither', () => {
    const text = 'I agree.\n\nversion: not this one';
    expect(readConsentFile(write(`version: 2026-11\nlanguage: es\n\n${text}\n`))).toEqual({
      ...{ version: '2026-11', language: 'es', text },
    });
    expect(readConsentFile(write(`Language: pt-BR\r\nVersion: 3\r\n${text}`))).toEqual({
      ...{ version: '3', language: 'pt-BR', text },
    });
    expect(readConsentFile(write(text))).toEqual({ version: undefined, language: undefined, text });
  });

  it.each([
    ['nothing but a version', 'version: 3\n'],
    ['bytes that are no text', Buffer.from([0x49, 0xff, 0xfe])],
    ['a version that is a sentence', 'version: my third one\nI agree.'],
    ['a language that is none', 'language: Spanish, please\nI agree.'],
    ['far too much', 'a'.repeat(20_001)],
  ])('is not %s', (_, content) => {
    expect(readConsentFile(write(content))).toHaveProperty('problem');
  });
});
