import { needsIdentity } from '../domain/blast.ts';
import type { PlannedItem } from '../domain/item.ts';
import { combineUses } from './admission.ts';
import { listMembers, type Unit } from './build-units.ts';
import { decideBefore, decideNeeds } from './decide-start.ts';
import { describeRun } from './describe-result.ts';
import { describeThrow } from './describe-throw.ts';
import type { Ledger } from './ledger.ts';
import { isRefused, prepareItem, type Refused } from './prepare-item.ts';
import type { PreparedItem } from './prepared-item.ts';
import type { IdentityDesk } from './prove-identity.ts';
import { type Refusal, refuseLost, refuseStopped, refuseUnwatched, refuseWith } from './refusal.ts';
import { repeatAttempts, type Scope } from './repeat-attempts.ts';
import { environmentOf, type Run } from './run.ts';
import type { SoakCohort } from './soak-cohort.ts';
import { waiveResult } from './waive-result.ts';

/** What the items of a phase share, and what becomes of them. */
export interface Phase {
  readonly run: Run;
  readonly ledger: Ledger;
  readonly identities: IdentityDesk;
  /** The soaks that an item is held green together with. */
  cohortOf(item: PlannedItem): SoakCohort | undefined;
}

/** A prepared item with its prepared watchers. */
interface Crew {
  readonly prepared: PreparedItem;
  readonly watchers: readonly Crew[];
}

function refuseBroken(error: unknown, { run }: Phase): Refusal {
  const redact = (text: string) => run.request.redactor.redactText(text);
  const { message } = describeThrow(error, redact, 'Running the item');
  const remedy = 'Report this with the message above: it is a bug of Holdpoint.';
  return refuseWith('internal', message, remedy);
}

/** The answer to "may it start?", in the order in which things are known and cost something. */
async function prepareOrRefuse(item: PlannedItem, phase: Phase): Promise<PreparedItem | Refused> {
  const { run, ledger, identities } = phase;
  const early =
    refuseStopped(phase.run.stop.reason) ??
    decideBefore(item, run.request) ??
    decideNeeds(item, (id) => ledger.outcomeOf(id));
  if (early !== undefined) return { refusal: early };
  const prepared = await prepareItem(item, run);
  if (isRefused(prepared)) return prepared;
  const unproved = needsIdentity(item)
    ? await identities.refuse(environmentOf(item, run.request))
    : undefined;
  const late = refuseStopped(phase.run.stop.reason) ?? unproved;
  return late === undefined ? prepared : { refusal: late, probe: prepared.probe };
}

/** Undefined if the item was refused; the ledger has the result then. */
async function prepareOne(item: PlannedItem, phase: Phase): Promise<PreparedItem | undefined> {
  try {
    const prepared = await prepareOrRefuse(item, phase);
    if (!isRefused(prepared)) return prepared;
    phase.ledger.refuse(item, prepared.refusal, prepared.probe);
  } catch (error) {
    phase.ledger.refuse(item, refuseBroken(error, phase));
  }
  return undefined;
}

/** A unit whose own item is refused has nothing to watch. */
async function prepareCrew(unit: Unit, phase: Phase): Promise<Crew | undefined> {
  const prepared = await prepareOne(unit.item, phase);
  if (prepared === undefined) {
    for (const item of unit.watchers.flatMap(listMembers)) {
      const own = decideBefore(item, phase.run.request);
      phase.ledger.refuse(
        item,
        refuseStopped(phase.run.stop.reason) ?? own ?? refuseUnwatched(item),
      );
    }
    return undefined;
  }
  const crews = await Promise.all(unit.watchers.map((one) => prepareCrew(one, phase)));
  return { prepared, watchers: crews.filter((one) => one !== undefined) };
}

/** Never rejects: when it resolves the ledger has the item's result. */
async function runPrepared(prepared: PreparedItem, scope: Scope, phase: Phase): Promise<void> {
  const { item, probe } = prepared;
  const { run, ledger } = phase;
  try {
    const attempts = await repeatAttempts(prepared, run, scope);
    if (attempts.made > 0) {
      const result = describeRun(prepared, attempts, run.request);
      ledger.enter(item, await waiveResult(result, run));
    } else {
      ledger.refuse(item, refuseStopped(phase.run.stop.reason) ?? refuseLost(), probe);
    }
  } catch (error) {
    ledger.refuse(item, refuseBroken(error, phase), probe);
  }
}

/** Starts the watchers, then the item, and tells the watchers when it has ended. Never rejects. */
async function runCrew(crew: Crew, scope: Scope, phase: Phase): Promise<void> {
  if (crew.watchers.length === 0) return runPrepared(crew.prepared, scope, phase);
  const { admit } = scope;
  const ended = new AbortController();
  const running: Promise<void>[] = [];
  for (const watcher of crew.watchers) {
    await new Promise<void>((onEntered) => {
      const inner: Scope = { admit, until: ended.signal, onEntered };
      running.push(runCrew(watcher, inner, phase).finally(onEntered));
    });
  }
  await runPrepared(crew.prepared, scope, phase);
  ended.abort();
  await Promise.all(running);
}

function listPrepared(crew: Crew): PreparedItem[] {
  return [crew.prepared, ...crew.watchers.flatMap(listPrepared)];
}

/** Alone an item enters for each attempt; with watchers all of them enter once, together. */
async function admitCrew(crew: Crew, phase: Phase): Promise<void> {
  const { admission } = phase.run;
  const { item, probe } = crew.prepared;
  if (crew.watchers.length === 0) {
    const { uses } = probe.declaration;
    const cohort = phase.cohortOf(item);
    const admit = () => admission.enter(uses);
    return runCrew(crew, cohort === undefined ? { admit } : { admit, cohort }, phase);
  }
  const members = listPrepared(crew);
  const uses = combineUses(members.map((one) => one.probe.declaration.uses));
  const release = await admission.enter(uses).catch(() => undefined);
  if (release === undefined) {
    const refusal = refuseStopped(phase.run.stop.reason) ?? refuseLost();
    for (const one of members) phase.ledger.refuse(one.item, refusal, one.probe);
    return undefined;
  }
  try {
    return await runCrew(crew, { admit: async () => () => {} }, phase);
  } finally {
    release();
  }
}

/**
 * Runs an item and what watches it, once everything that they need has ended. Never rejects: when
 * it resolves the ledger has a result for each of them.
 */
export async function runUnit(unit: Unit, phase: Phase): Promise<void> {
  try {
    const crew = await prepareCrew(unit, phase);
    if (crew !== undefined) await admitCrew(crew, phase);
  } catch (error) {
    for (const item of listMembers(unit)) phase.ledger.refuse(item, refuseBroken(error, phase));
  }
}
