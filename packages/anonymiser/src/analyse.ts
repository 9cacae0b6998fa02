import { readDocument, type ReadDocument, type Sighting } from './document.ts';
import type { Gazetteers } from './gazetteers/gazetteers.ts';
import { markBoundParts } from './layers/bound-parts.ts';
import { markContext } from './layers/context.ts';
import { markCoordinated } from './layers/coordination.ts';
import { markForeignSpelling } from './layers/foreign-spelling.ts';
import { explainInstitutions } from './layers/institutions.ts';
import { markLetters } from './layers/letters.ts';
import { Marks } from './layers/marks.ts';
import { sightNumbers } from './layers/numbers-residue.ts';
import { extendNames } from './layers/neighbours.ts';
import { markGazetteers } from './layers/people.ts';
import { assessQuasiIdentifiers, type QuasiIdentifierRisk } from './layers/quasi-identifiers.ts';
import { markOnlyPersons } from './layers/only-persons.ts';
import { explainPhrases, phrasesWith, type Phrases } from './layers/phrases.ts';
import { markRegistry } from './layers/registry.ts';
import { buildRegistryIndex, nameWords, type RegistryIndex } from './layers/registry-index.ts';
import { markResidue } from './layers/residue.ts';
import { sightNames } from './layers/runs.ts';
import { markBesideDoubtful, markHyphenParts, spreadDoubts, spreadNames } from './layers/spread.ts';
import { markStandIns } from './layers/stand-ins.ts';
import { sightMentions } from './layers/structure.ts';
import { createClassify, type Classify } from './lexicon/classify.ts';
import { atMost, NO_LIMITS, type Limits } from './limits.ts';
import { joinOverlapping, toFindings, type Passage } from './merge.ts';
import { sightPatterns } from './patterns/scan-patterns.ts';
import { schoolsTold, withoutSchool } from './replacement/school-offices.ts';
import type { Finding, Registry, SourceBlock } from './types.ts';

/** Changes whenever a detector may answer otherwise: a review made with another version is made again. */
export const DETECTOR_VERSION = '8';

/** All that must be looked at before notes leave their group. */
export interface Analysis {
  /** Sorted by block then position; they never overlap. */
  findings: Finding[];
  /** What may single a person out without a name, riskiest first. */
  quasiIdentifiers: QuasiIdentifierRisk[];
  /** DETECTOR_VERSION when it was made. */
  version: string;
}

/**
 * Finds everything in the notes that may name or single out a person (layers L0 to L6 of README.md). Pure: the same
 * arguments give the same answer. Linear in the length of the text.
 * @throws {TooMuchText} for notes beyond the limits, as soon as they are met
 */
export function analyse(
  blocks: SourceBlock[],
  registry: Registry,
  gazetteers: Gazetteers,
  limits: Limits = NO_LIMITS,
): Analysis {
  return analyseWith(blocks, registry, buildRegistryIndex(registry), gazetteers, limits);
}

/** The same, with the registry's names already indexed: for a caller that analyses many short texts. */
export function analyseWith(
  blocks: SourceBlock[],
  registry: Registry,
  index: RegistryIndex,
  gazetteers: Gazetteers,
  limits: Limits = NO_LIMITS,
): Analysis {
  const phrases = phrasesWith(registry.neverPersons.map(nameWords));
  const classify = classifyFor(registry, phrases, gazetteers);
  const document = readDocument(blocks, classify, limits.words);
  const sightings = function* (): Generator<Sighting> {
    yield* sightMentions(document, registry);
    yield* sightPatterns(document, registry);
    yield* sightNumbers(document);
    yield* sightPeople(document, phrases, index, classify);
  };
  const named = joinOverlapping(atMost(limits.sightings, sightings()));
  const { risks, sightings: attributes } = assessQuasiIdentifiers(document, named, gazetteers);
  const passages = attributes.length > 0 ? joinOverlapping(withAttributes(named, attributes)) : named;
  const findings = toFindings(blocks, passages);
  const quasiIdentifiers = risks(findings);
  return { findings: hideSchools(findings, quasiIdentifiers), quasiIdentifiers, version: DETECTOR_VERSION };
}

/** A professional's office says no school that is generalised where somebody goes to it. */
function hideSchools(findings: Finding[], risks: readonly QuasiIdentifierRisk[]): Finding[] {
  const told = schoolsTold(risks);
  if (told.length === 0) return findings;
  return findings.map((finding) => {
    const proposal = finding.type === 'professional' ? withoutSchool(finding.proposal, told) : finding.proposal;
    if (proposal === finding.proposal) return finding;
    return { ...finding, proposal, reasons: [...finding.reasons, 'Son établissement est aussi celui d’une personne'] };
  });
}

/** All sightings, those already joined in their order, so that sorting them again costs next to nothing. */
function withAttributes(named: readonly Passage[], attributes: readonly Sighting[]): Sighting[] {
  return [...named.flatMap(({ sightings }) => sightings), ...attributes];
}

function classifyFor(registry: Registry, phrases: Phrases, gazetteers: Gazetteers): Classify {
  const organisations = new Set(
    registry.professionals.flatMap(({ organisation }) => nameWords(organisation)).filter((word) => word.length > 2),
  );
  const words = registry.neverPersons.map(nameWords).flatMap((name) => (name.length === 1 ? name : []));
  return createClassify(gazetteers, organisations, new Set(words), phrases);
}

function sightPeople(document: ReadDocument, phrases: Phrases, index: RegistryIndex, classify: Classify): Sighting[] {
  const marks = new Marks(document.tokens);
  explainPhrases(marks, phrases);
  explainInstitutions(marks, classify);
  markRegistry(marks, index);
  markGazetteers(marks, classify);
  markForeignSpelling(marks);
  markContext(marks, index);
  extendNames(marks);
  spreadNames(marks);
  markCoordinated(marks);
  markResidue(marks);
  markStandIns(marks);
  markOnlyPersons(marks);
  markLetters(marks);
  markBoundParts(marks);
  markBesideDoubtful(marks);
  markHyphenParts(marks);
  spreadDoubts(marks);
  return sightNames(marks, document, index);
}
