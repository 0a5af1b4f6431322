import { XMLParser, XMLValidator } from 'fast-xml-parser';

export interface XmlCase {
  readonly name: string;
  readonly classname: string;
  readonly time: string;
  readonly failure?: XmlResult;
  readonly error?: XmlResult;
  readonly skipped?: XmlResult;
  readonly 'system-out'?: string;
}

export interface XmlResult {
  readonly message: string;
  readonly type: string;
  readonly '#text'?: string;
}

export interface XmlSuite {
  readonly name: string;
  readonly tests: string;
  readonly failures: string;
  readonly errors: string;
  readonly skipped: string;
  readonly time: string;
  readonly timestamp?: string;
  readonly properties?: { readonly property: readonly { name: string; value: string }[] };
  readonly testcase: readonly XmlCase[];
}

export interface XmlSuites {
  readonly name: string;
  readonly tests: string;
  readonly failures: string;
  readonly errors: string;
  readonly time: string;
  readonly testsuite: readonly XmlSuite[];
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  parseTagValue: false,
  trimValues: false,
  processEntities: true,
  htmlEntities: true,
  isArray: (name) => ['testsuite', 'testcase', 'property'].includes(name),
});

/** Parses JUnit XML; throws if it is not well-formed. */
export function readJunit(xml: string): XmlSuites {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw new Error(JSON.stringify(valid.err));
  return (parser.parse(xml) as { testsuites: XmlSuites }).testsuites;
}

export function listCases(suites: XmlSuites): readonly XmlCase[] {
  return suites.testsuite.flatMap((suite) => suite.testcase);
}
