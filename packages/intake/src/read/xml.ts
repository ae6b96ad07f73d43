/// <reference path="./saxen.d.ts" />
import { Parser } from 'saxen';

/** What a reader does at each part of an XML text; names come without their prefix. */
export interface XmlReader {
  readonly open?: (name: string, attributes: { readonly [name: string]: string }) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Throws where the XML is broken. */
export function readXml(xml: string, { open, close, text }: XmlReader): void {
  const parser = new Parser();
  parser.on('error', (error) => {
    throw error;
  });
  if (open !== undefined)
    parser.on('openTag', (name, attributes, decode) =>
      open(
        local(name),
        Object.fromEntries(Object.entries(attributes()).map(([key, value]) => [local(key), decode(value)])),
      ),
    );
  if (close !== undefined) parser.on('closeTag', (name) => close(local(name)));
  if (text !== undefined) {
    parser.on('text', (value, decode) => text(decode(value)));
    parser.on('cdata', text);
  }
  parser.parse(xml);
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
